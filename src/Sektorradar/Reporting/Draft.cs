using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting;

/// <summary>Everything an edition is made of.</summary>
public sealed record Draft(Sector Sector, Ledger Ledger, Scores Scores)
{
    private Decided? _radar;

    public static Draft Of(Sector sector, Ledger ledger) => new(sector, ledger, Scores.Of(sector, ledger));

    public DateOnly AsOf => Ledger.AsOf;

    public Grades Grades { get; } = Grades.Of(Ledger, Scores, KindsOfAttention.In(Ledger), CountedUse.In(Ledger));

    /// <summary>A report of these sections, with the sources that they cite.</summary>
    /// <param name="after">The turns of a report that they are read after.</param>
    public Report Report(IReadOnlyList<Section> sections, IReadOnlyList<Dossier> dossiers, Turns? after = null) => new(Sector, AsOf, sections, Sources.Of(sections), Scores, Grades, Records, dossiers)
    {
        Turns = after?.Then(Section.ClaimsIn(sections)) ?? Turns.Of(Section.ClaimsIn(sections)),
        Rebuilt = Ledger.Rebuilt ? Ledger.Captures.Select(copy => (DateOnly?)copy.Day).Max() : null,
    };

    /// <summary>The radar: what the rules computed, and over it what editors decided.</summary>
    public Decided Radar => _radar ??= Decided.Over(Rings.Place(Sector, Ledger, Scores, Grades), Sector, Ledger, Scores);

    /// <summary>Whatever can be cited.</summary>
    public SourceList Sources => field ??= new SourceList(Sector, Ledger);

    /// <summary>What can be cited, as it stands in the ledger.</summary>
    public Records Records => field ??= new Records(Ledger);

    /// <summary>The first day of the quarter that the edition looks back on: 13 weeks.</summary>
    public DateOnly QuarterFrom => AsOf.AddDays(-7 * RateRatio.FreshWeeks);

    /// <summary>Rated subjects whose repositories are their own, not another subject's.</summary>
    public IEnumerable<SubjectScore> Rated => Scores.All.Where(s => s.IsRated && s.Subject.Projects.Count == 0);

    /// <summary>The subjects that changed so surely that no more than a tenth of them is expected not to have: what may be named as a mover.</summary>
    public IReadOnlyList<SubjectScore> Movers
    {
        get
        {
            var rated = Rated.ToList();
            return [.. Scoring.Movers.Of([.. rated.Select(score => Math.Max(score.Momentum.Up, score.Momentum.Down))]).Select(i => rated[i])];
        }
    }

    public IEnumerable<Fact> FactsOf(string subject) => Ledger.Facts.Where(fact => fact.Subject == subject);

    /// <summary>Facts with a tag, newest first.</summary>
    public IEnumerable<Fact> Tagged(string tag) => Ledger.Facts.Where(fact => fact.Has(tag))
        .OrderByDescending(fact => fact.AsOf).ThenBy(fact => fact.Id, StringComparer.Ordinal);

    /// <summary>
    /// Whether an event is told of its subject by name: what happened to something else, and stands under a wider subject only because it has none
    /// of its own, is no news of that subject. Other statements speak of their subject by themselves.
    /// </summary>
    public bool NamesSubject(Fact fact) => fact.Statement is not Statement.Event happened || Sector.Find(fact.Subject) is not { } subject
        || subject.Aliases.Prepend(subject.Name).Any(name => happened.Text.En.Contains(name.En, StringComparison.OrdinalIgnoreCase));

    /// <summary>Subjects whose repositories were read lately. An old copy tells neither how things stand nor which licence applies.</summary>
    public IEnumerable<SubjectScore> Fresh => Scores.All.Where(s => s.Activity.Used.Count > 0 && s.StaleSince is null);

    /// <summary>The newest licence in any of its repositories; null where none was found.</summary>
    public Signal? LicenceOf(SubjectScore score) => score.Activity.Used.SelectMany(c => Ledger.Of(c.About, Metric.Licence)).MaxBy(licence => licence.Day);

    /// <summary>The newest measured share of use of a subject; null when its use was never measured.</summary>
    public Fact? UseOf(string subject) => MeasuredUse.Newest(FactsOf(subject));
}

/// <summary>A part of the report. What it holds is decided by rules alone; where evidence is missing it says so.</summary>
public interface ISection
{
    string Id { get; }

    IReadOnlyList<Block> Build(Draft draft);
}
