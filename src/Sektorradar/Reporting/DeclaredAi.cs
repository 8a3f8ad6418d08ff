using Sektorradar.Model;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting;

/// <summary>
/// How much of the work declares an AI tool, by quarter: shares of repositories, never one share of all commits together, since one repository could make that.
/// </summary>
internal sealed class DeclaredAi
{
    private const int FewestCommits = 10, FreshWeeks = 4, FewestRepositories = 5;
    private const decimal Outlier = 0.5m;

    private DeclaredAi(DateOnly until, IReadOnlyList<(Capture Capture, decimal Share)> repositories)
    {
        (Until, Outliers) = (until, [.. repositories.Where(repository => repository.Share > Outlier).Select(repository => repository.Capture)]);
        Shares = [.. repositories.Where(repository => repository.Share <= Outlier).Select(repository => repository.Share).Order()];
        Captures = [.. repositories.Select(repository => repository.Capture)];
    }

    public DateOnly Until { get; }

    /// <summary>Repositories in which more than half of the commits declare a tool: shown apart.</summary>
    public IReadOnlyList<Capture> Outliers { get; }

    /// <summary>The shares of all others, smallest first.</summary>
    private IReadOnlyList<decimal> Shares { get; }

    private IReadOnlyList<Capture> Captures { get; }

    /// <summary>The last quarters, newest first; one that has not ended goes to the edition's last complete week. None from before the first declaration, or with too few repositories.</summary>
    public static IReadOnlyList<DeclaredAi> Quarters(Ledger ledger, int most)
    {
        var last = Week.LastComplete(ledger.AsOf);
        // A copy that was counted before declarations were says nothing of them, which is not none.
        var counted = ledger.Captures.Where(capture => Says(ledger, capture, Metric.DeclaredAi) || Says(ledger, capture, Metric.ContributorAbsenceFactor)).ToList();
        var ends = Quarter.EndsBetween(Quarter.EndOf(last).AddMonths(-3 * most), Quarter.EndOf(last)).TakeLast(most);
        var quarters = ends.Select(end => Of(ledger, counted, end.AddDays(1).AddMonths(-3), end, last)).OfType<DeclaredAi>().Reverse().ToList();
        return [.. quarters.Take(1 + quarters.FindLastIndex(quarter => quarter.Declaring > 0))];
    }

    private int Declaring => Shares.Count(share => share > 0) + Outliers.Count;

    /// <summary>A quarter's row.</summary>
    public Claim ToClaim() => Claim.From("talent.declared", Until, Cite.Captures(Captures),
        ("until", new Day(Until)), ("repositories", new Number(Captures.Count)), ("declaring", new Number(Declaring)), ("outliers", new Number(Outliers.Count)), ("fewest", new Number(FewestCommits)),
        ("median", Share((Shares[(Shares.Count - 1) / 2] + Shares[Shares.Count / 2]) / 2)), ("upper", Share(Shares[(3 * Shares.Count + 3) / 4 - 1])));

    /// <summary>Which repositories are shown apart; null when there is none.</summary>
    public Claim? Apart() => Outliers.Count == 0 ? null : Claim.From("talent.outliers", Until, Cite.Captures(Outliers),
        ("until", new Day(Until)), ("share", PercentOf(Outlier)), ("outliers", new Number(Outliers.Count)),
        ("names", new List([.. Outliers.Select(capture => Repository.PathOf(capture.About)).Order(StringComparer.Ordinal).Select(name => new Literal(name))])));

    private static DeclaredAi? Of(Ledger ledger, IReadOnlyList<Capture> captures, DateOnly from, DateOnly end, DateOnly lastWeek)
    {
        // A week belongs to the quarter in which its Thursday lies.
        var (first, last) = (WeekOfQuarter(from), WeekOfQuarter(end.AddDays(1)).AddDays(-7));
        var (until, needed) = last <= lastWeek ? (end, last) : (lastWeek.AddDays(6), lastWeek.AddDays(-7 * FreshWeeks));
        last = last < lastWeek ? last : lastWeek;
        var shares = from capture in captures
                     where capture.CoversTo >= needed
                     let commits = Sum(capture, Metric.Commits)
                     where commits >= FewestCommits
                     select (capture, Sum(capture, Metric.DeclaredAi) / commits);
        var quarter = new DeclaredAi(until, [.. shares]);
        return quarter.Shares.Count >= FewestRepositories ? quarter : null;

        decimal Sum(Capture capture, Metric metric) => ledger.Of(capture.About, metric).Where(signal => signal.Day >= first && signal.Day <= last).Sum(signal => signal.Value);
    }

    private static DateOnly WeekOfQuarter(DateOnly firstDay) => Week.Of(firstDay.AddDays(3));

    private static bool Says(Ledger ledger, Capture capture, Metric metric) => ledger.Of(capture.About, metric).Any();

    private static Percent Share(decimal share) => new(Math.Round(100 * share, 1, MidpointRounding.ToEven));
}
