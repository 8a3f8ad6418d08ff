namespace Sektorradar.Model;

/// <summary>The captures, signals and facts that an edition may use: what was captured, and what was public, by its day.</summary>
public sealed class Ledger
{
    /// <summary>The source whose things are asked for by their name alone.</summary>
    public const string Git = "git";

    private readonly Dictionary<(string Source, string About), Capture> _captures;
    private readonly ILookup<(string Source, string About, Metric Metric), Signal> _signals;
    private readonly ILookup<string, SubjectSeries> _series = Enumerable.Empty<SubjectSeries>().ToLookup(series => series.Subject);
    private readonly Fact[] _all;
    private readonly IReadOnlyList<Decision> _decisions = [];

    /// <param name="captures">The newest capture of each thing of each source.</param>
    /// <param name="signals">What those captures say. A week with zero is the same as one without a signal; a level of zero is not.</param>
    public Ledger(DateOnly asOf, IEnumerable<Capture> captures, IEnumerable<Signal> signals, IEnumerable<Fact> facts)
    {
        AsOf = asOf;
        _captures = captures.OrderBy(c => c.About, StringComparer.Ordinal).ThenBy(c => c.Source, StringComparer.Ordinal).ToDictionary(c => (c.Source, c.About));
        _signals = signals.Where(s => s.Value != 0 || !s.Metric.IsWeekly()).OrderBy(s => s.Day).ThenBy(s => s.Title, StringComparer.Ordinal).ToLookup(s => (s.Source, s.About, s.Metric));
        _all = [.. facts.OrderBy(f => f.Id, StringComparer.Ordinal)];
        Facts = [.. _all.Where(f => f.Source.Published <= asOf && f.AsOf <= asOf && !(f.StaleAfter < asOf))];
    }

    private Ledger(Ledger later, DateOnly asOf)
    {
        (AsOf, _captures, _signals, _all, Rebuilt) = (asOf, later._captures, later._signals, later._all, true);
        Decisions = later._decisions;
        Names = later.Names;
        Links = later.Links;
        Facts = [.. _all.Where(f => f.AsOf <= asOf && (f.Source.Published <= asOf || (f.Modality == Modality.Measurement && f.Source.Published <= later.AsOf)) && !(f.StaleAfter < asOf))];
    }

    private Ledger(Ledger same, EarlierEdition earlier)
    {
        (AsOf, _captures, _signals, _all, Rebuilt, Facts, _series) = (same.AsOf, same._captures, same._signals, same._all, same.Rebuilt, same.Facts, same._series);
        (Held, Acceptances, Talent, OnTrial, Names, Links, Earlier) = (same.Held, same.Acceptances, same.Talent, same.OnTrial, same.Names, same.Links, earlier);
        Decisions = same._decisions;
    }

    public DateOnly AsOf { get; }

    /// <summary>
    /// True when it tells of an earlier day what was only captured later: histories by the day on which something landed, and measurements by the day
    /// they are about. What people wrote still counts from the day it was public.
    /// </summary>
    public bool Rebuilt { get; }

    /// <summary>The histories of repositories.</summary>
    public IReadOnlyList<Capture> Captures => [.. _captures.Values.Where(capture => capture.Source == Git)];

    /// <summary>What other sources say of repositories: levels.</summary>
    public IReadOnlyList<Capture> Levels => [.. _captures.Values.Where(capture => capture.Source != Git)];

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Those too that do not count on its day: what moved between editions may rest on them.</summary>
    public IReadOnlyList<Fact> AllFacts => _all;

    /// <summary>The same of decisions.</summary>
    public IReadOnlyList<Decision> AllDecisions => _decisions;

    /// <summary>Things of sources that are not to be believed on the edition's day, as <c>feeds/lamp-news</c>: what they say is not known.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];

    /// <summary>What a foundation took in lately and no subject covers, newest first.</summary>
    public IReadOnlyList<Acceptance> Acceptances { get; init; } = [];

    /// <summary>How people moved between the sector's subjects, counted of all its histories together; null when it never was.</summary>
    public Reading? Talent { get; init; }

    /// <summary>The editors' decisions that count on the edition's day, one for each subject at most; given all, it keeps those.</summary>
    public IReadOnlyList<Decision> Decisions
    {
        get;
        init => field = Decision.On(AsOf, _decisions = value);
    }

    = [];

    /// <summary>The weekly series of subjects from proven sources besides git.</summary>
    public IReadOnlyList<SubjectSeries> SubjectSeries
    {
        get => [.. _series.SelectMany(subject => subject)];
        init => _series = value.ToLookup(series => series.Subject);
    }

    /// <summary>Sources that have something and are not proven on the edition's day: no score rests on them.</summary>
    public IReadOnlyList<TrialSource> OnTrial { get; init; } = [];

    /// <summary>What the sources besides git are called.</summary>
    public IReadOnlyList<SourceName> Names { get; init; } = [];

    /// <summary>The newest check of each link, by address. It tells whether today's reader can follow it, so the edition's day does not bound it.</summary>
    public IReadOnlyDictionary<string, LinkCheck> Links { get; init; } = new Dictionary<string, LinkCheck>();

    /// <summary>The newest edition before this one that was written, not rebuilt; null when there is none.</summary>
    public EarlierEdition? Earlier { get; private init; }

    /// <summary>Facts that passed their day within so many days: no edition from then on uses them.</summary>
    public IReadOnlyList<Fact> FellOut(int days) => [.. _all.Where(fact => fact.Source.Published <= AsOf && fact.StaleAfter < AsOf && fact.StaleAfter >= AsOf.AddDays(-days))];

    /// <summary>The same ledger, for an edition that follows on another.</summary>
    public Ledger After(EarlierEdition? earlier) => earlier is null ? this : new Ledger(this, earlier);

    /// <summary>Of the histories.</summary>
    public int SignalCount => _signals.Where(group => group.Key.Source == Git).Sum(group => group.Count());

    /// <summary>How things were on an earlier day, as far as the same histories and facts tell; without what other sources counted.</summary>
    public Ledger At(DateOnly day) => day >= AsOf ? this : new Ledger(this, day);

    public Capture? CaptureOf(string about, string source = Git) => _captures.GetValueOrDefault((source, about));

    /// <summary>Dated events and levels, or the weeks with a count above zero; oldest first, none after the edition's day.</summary>
    public IEnumerable<Signal> Of(string about, Metric metric, string source = Git) => _signals[(source, about, metric)].Where(s => s.Day <= AsOf);

    /// <summary>
    /// A repository's licences in order of time. A text that was not recognised says nothing of what changed: licences are often edited once more
    /// on the way to the next one.
    /// </summary>
    public IEnumerable<Signal> RecognisedLicencesOf(string about) => Of(about, Metric.Licence).Where(licence => licence.Title != OpenLicence.Unrecognised);

    /// <summary>Whether a repository says of itself that it has ended.</summary>
    public bool HasEnded(string about) => Of(about, Metric.Archived).Any();

    /// <summary>The series of a subject from sources besides git, those of one kind of evidence or all.</summary>
    public IEnumerable<SubjectSeries> SeriesOf(Subject subject, EvidenceKind? kind = null) => _series[subject.Id].Where(series => kind is null || series.Kind == kind);

    /// <summary>
    /// Weekly counts, one for each week from the first covered to the last complete one before the edition's day; a covered week without a
    /// signal is a zero. Null when the thing was never captured or no complete week is covered.
    /// </summary>
    public Series? SeriesOf(string about, Metric metric, string source = Git)
    {
        if (CaptureOf(about, source) is not { } capture)
        {
            return null;
        }

        var last = capture.CoversTo < Week.LastComplete(AsOf) ? capture.CoversTo : Week.LastComplete(AsOf);
        var length = Week.Between(capture.CoversFrom, last) + 1;
        if (length <= 0)
        {
            return null;
        }

        var counts = new double[length];
        foreach (var signal in _signals[(source, about, metric)])
        {
            var at = Week.Between(capture.CoversFrom, signal.Day);
            if (at >= 0 && at < length)
            {
                counts[at] = (double)signal.Value;
            }
        }

        return new Series(capture.CoversFrom, counts);
    }
}

/// <summary>Weekly counts without a gap, oldest first.</summary>
/// <param name="First">The Monday of the first week.</param>
public sealed record Series(DateOnly First, IReadOnlyList<double> Counts)
{
    /// <summary>The Monday of the last week.</summary>
    public DateOnly Last => First.AddDays(7 * (Counts.Count - 1));
}
