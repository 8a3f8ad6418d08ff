using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>Invented lighthouse projects with as much evidence as a test needs. Weeks are counted backwards: 0 is the last complete one.</summary>
internal sealed class SmallLedger
{
    public static readonly DateOnly AsOf = new(2026, 8, 24);

    private readonly List<Subject> _subjects = [];
    private readonly List<Capture> _captures = [];
    private readonly List<Signal> _signals = [];
    private readonly List<Fact> _facts = [];
    private readonly List<Decision> _decisions = [];
    private readonly List<SubjectSeries> _told = [];

    public IReadOnlyList<Capture> Captures => _captures;

    public IReadOnlyList<Signal> Signals => _signals;

    public Sector Sector => new("lighthouses", new Localized("Lighthouses"), new Localized("Tools of lighthouse keepers."), Language.En, "NO",
        [new("lamps", new Localized("Lamps"))], _subjects, _facts, MatchingRules.None) { Decisions = _decisions };

    public Ledger Ledger => new(AsOf, _captures, _signals, _facts) { Decisions = _decisions, SubjectSeries = _told };

    public Scores Scores => Scores.Of(Sector, Ledger);

    public Grades Grades => Grades.Of(Ledger, Scores);

    /// <summary>The claims of one section of the edition, in order.</summary>
    public IReadOnlyList<Claim> Claims(string section) => [.. Outline.Build(Sector, Ledger).Sections.Single(s => s.Id == section).Blocks.SelectMany(block => block.Claims)];

    /// <summary>Counts of a project that changes in nothing.</summary>
    public static double Steady(Metric metric, int weeksAgo) => metric switch { Metric.Authors => 8, Metric.PullRequests => 20, Metric.Newcomers => 2, Metric.Commits => 25, _ => 0 };

    /// <summary>The same, times a factor since so long that two runs see it.</summary>
    public static Func<Metric, int, double> Changed(double factor) => (metric, weeksAgo) => Math.Round(Steady(metric, weeksAgo) * (weeksAgo < 17 ? factor : 1));

    /// <summary>The same, and then nothing for so long that two runs see it.</summary>
    public static double Silent(Metric metric, int weeksAgo) => weeksAgo < 17 ? 0 : Steady(metric, weeksAgo);

    /// <summary>One kind by itself, authors unless told otherwise: no season, no sector, no memory.</summary>
    public static Momentum Judge(double[] counts, double[]? exposure = null) =>
        Momentum.Of(RateRatio.Of(new KindCounts(KindOfSignal.All[0], counts, exposure ?? [.. counts.Select(_ => 1.0)])) is { } ratio ? [ratio] : [], _ => 0, Prior.Usual, dormant: false);

    public static string AboutOf(string subject, int repository = 0) => $"code.example.org/{subject}/{repository}";

    public SmallLedger Subject(string id, int repositories = 1, Audience audience = Audience.International, params IReadOnlyList<string> projects)
    {
        var addresses = Enumerable.Range(0, repositories).Select(i => new Repository(new Uri("https://" + AboutOf(id, i))));
        _subjects.Add(new(id, projects.Count > 0 ? SubjectKind.Technology : SubjectKind.Project, new Localized(id), new Localized("a lamp"), [], "lamps", null, null, audience,
            [.. addresses], [], projects, []));
        return this;
    }

    /// <summary>A copy of a subject's repository.</summary>
    /// <param name="weeks">How many weeks it covers.</param>
    /// <param name="copied">The day of the copy; the edition's day when not given.</param>
    public SmallLedger Copy(string subject, Func<Metric, int, double> counts, int weeks = 130, DateOnly? copied = null, int repository = 0)
    {
        var day = copied ?? AsOf;
        var last = Week.LastComplete(day);
        var about = AboutOf(subject, repository);
        var capture = new Capture(new CaptureId($"{_captures.Count:x16}"), "git", about, new Uri("https://" + about), $"{_captures.Count:x40}", day, last.AddDays(-7 * (weeks - 1)), last);
        _captures.Add(capture);
        for (var week = 0; week < weeks; week++)
        {
            foreach (var metric in Metrics.All.Where(m => m.IsWeekly()))
            {
                _signals.Add(new Signal("git", about, metric, last.AddDays(-7 * week), (decimal)counts(metric, week), null, capture.Id));
            }
        }

        return this;
    }

    /// <summary>A weekly series of other sources, with a capture that tells it.</summary>
    /// <param name="counts">By weeks ago; null for a week that is not known.</param>
    /// <param name="weeks">How many weeks it has.</param>
    /// <param name="ended">How many weeks ago its last one was.</param>
    /// <param name="sources">Their ids, joined by +.</param>
    public SmallLedger Told(string subject, Metric metric, Func<int, double?> counts, string sources = "npm", int weeks = 150, int ended = 0, Func<int, double?>? exposure = null)
    {
        var last = Week.LastComplete(AsOf).AddDays(-7 * ended);
        Observed Weeks(Func<int, double?> of) => new(last.AddDays(-7 * (weeks - 1)), [.. Enumerable.Range(0, weeks).Reverse().Select(week => of(week + ended))]);
        var capture = new Capture(new CaptureId($"{0x1000 + _told.Count:x16}"), sources, subject, new Uri("https://source.example.org/"), "sha256:0", AsOf, last.AddDays(-7 * (weeks - 1)), last);
        _told.Add(new SubjectSeries(subject, metric, sources.Split('+'), [subject], Weeks(counts), exposure is null ? null : Weeks(exposure)) { Captures = [capture] });
        return this;
    }

    public SmallLedger Event(string subject, Metric metric, DateOnly day, string? title = null, int repository = 0)
    {
        var about = AboutOf(subject, repository);
        _signals.Add(new Signal("git", about, metric, day, 1, title, _captures.Last(c => c.About == about).Id));
        return this;
    }

    public SmallLedger Use(string subject, int value, int of, int? organisations, Modality modality = Modality.Measurement, int daysAgo = 30) =>
        Fact(subject, "use", new Statement.Share(value, of, new Localized("use it"), new Localized("lighthouses"), organisations, organisations is null ? null : 61), modality, daysAgo);

    public SmallLedger Happened(string subject, string what, string text = "it happened", string tag = "trust") =>
        Fact(subject, tag, new Statement.Event(AsOf.AddDays(-30), new Localized(text), what), Modality.Decision);

    public SmallLedger Case(string subject, Modality modality = Modality.Fact) => Fact(subject, "case", new Statement.Status(new Localized("a lighthouse runs it")), modality);

    /// <param name="ring">Null to keep the subject off the radar.</param>
    public SmallLedger Decide(string subject, Ring? ring, int daysAgo = 30, int? untilDaysAgo = null)
    {
        var until = untilDaysAgo is { } ago ? AsOf.AddDays(-ago) : (DateOnly?)null;
        _decisions.Add(new Decision(subject, ring, AsOf.AddDays(-daysAgo), new Localized("the lantern council"), new Localized("it smokes"), until, null, "decisions/lamps.yaml", $"{_decisions.Count:x16}"));
        return this;
    }

    public SmallLedger Fact(string subject, string tag, Statement statement, Modality modality, int daysAgo = 30, string? conflictsWith = null)
    {
        var day = AsOf.AddDays(-daysAgo);
        var source = new FactSource("Lamps", "The Lighthouse Office", new Uri("https://office.example.org/lamps"), day, "page 1", SourceClass.Primary);
        _facts.Add(new Fact($"fact-{_facts.Count}", subject, new Localized("The Lighthouse Office"), modality, day, null, [tag], source, null, conflictsWith, statement, $"{_facts.Count:x16}"));
        return this;
    }
}
