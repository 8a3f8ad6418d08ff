using Sektorradar.Model;

namespace Sektorradar.Sources;

/// <summary>
/// How far a source has come on trial, as one store's runs tell it. Its contract tests are run with the program; the month of clean runs it has to earn where it is
/// used. The rule stands in <c>docs/sources/README.md</c>.
/// </summary>
/// <param name="CleanDays">Days on which more than half of its runs read their thing.</param>
/// <param name="Span">Days from the first of them to the last.</param>
/// <param name="Held">How many of its things are held without an end.</param>
public sealed record Probation(Maturity Maturity, int CleanDays, int Span, int Held)
{
    public const int FewestDays = 4;
    public const int ShortestSpan = 28;

    /// <param name="runs">Of any source, of any day; those after <paramref name="on"/> do not count.</param>
    /// <param name="holds">Of any source.</param>
    public static Probation Of(SourceCard card, IEnumerable<RunDay> runs, IEnumerable<Hold> holds, DateOnly on)
    {
        var clean = runs.Where(run => run.Source == card.Id && run.Day <= on && 2 * run.Answered > run.Runs).Select(run => run.Day).ToList();
        var span = clean.Count == 0 ? 0 : clean.Max().DayNumber - clean.Min().DayNumber;
        var held = holds.Where(hold => hold.Source == card.Id && hold.Until is null && hold.Since <= on).DistinctBy(hold => hold.About).Count();
        var proven = card.Maturity == Maturity.Proven || (clean.Count >= FewestDays && span >= ShortestSpan && held == 0);
        return new Probation(proven ? Maturity.Proven : Maturity.Trial, clean.Count, span, held);
    }
}
