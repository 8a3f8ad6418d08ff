using Sektorradar.Model;

namespace Sektorradar.Reporting;

/// <summary>What references lead to, in the ledger of the edition.</summary>
public sealed class Records
{
    private readonly Ledger _ledger;
    private readonly Dictionary<string, Fact> _facts;
    private readonly Dictionary<string, Decision> _decisions;
    private readonly Dictionary<CaptureId, Capture> _captures;

    public Records(Ledger ledger)
    {
        _ledger = ledger;
        _facts = ledger.AllFacts.ToDictionary(fact => EvidenceRef.Of(fact).ToString()!);
        _decisions = ledger.AllDecisions.ToDictionary(decision => EvidenceRef.Of(decision).ToString()!);
        _captures = Captures(ledger).DistinctBy(capture => capture.Id).ToDictionary(capture => capture.Id);
    }

    /// <summary>Every capture that a claim of an edition can cite.</summary>
    public static IEnumerable<Capture> Captures(Ledger ledger) =>
    [
        .. ledger.Captures, .. ledger.Levels, .. ledger.SubjectSeries.SelectMany(series => series.Captures),
        .. ledger.Acceptances.SelectMany(acceptance => new[] { acceptance.Register, acceptance.History }).OfType<Capture>(),
        .. ledger.Talent is { } talent ? [talent.Capture] : Array.Empty<Capture>(),
    ];

    public Fact FactOf(EvidenceRef.OfFact evidence) => _facts[evidence.ToString()];

    public Decision DecisionOf(EvidenceRef.OfDecision evidence) => _decisions[evidence.ToString()];

    public Capture CaptureOf(CaptureId id) => _captures[id];

    /// <summary>The sum of the cited weeks. Null where it is not told: of fewer than five new people, and where another source counted.</summary>
    public decimal? CountOf(EvidenceRef.Signals evidence)
    {
        var capture = CaptureOf(evidence.Capture);
        if (capture.Source != Ledger.Git)
        {
            return null;
        }

        var count = _ledger.Of(capture.About, evidence.Metric).Where(signal => signal.Day >= evidence.From && signal.Day <= evidence.To).Sum(signal => signal.Value);
        return evidence.Metric == Metric.Newcomers && count < ScoreClaims.FewestPeople ? null : count;
    }

    /// <summary>The dated events and levels of the cited days.</summary>
    public IEnumerable<Signal> EventsOf(EvidenceRef.Signals evidence)
    {
        var capture = CaptureOf(evidence.Capture);
        var acceptance = _ledger.Acceptances.FirstOrDefault(found => found.Register.Id == capture.Id || found.History?.Id == capture.Id);
        var signals = capture.Id == _ledger.Talent?.Capture.Id ? _ledger.Talent.Signals
            : acceptance is not null ? new[] { acceptance.Accepted, acceptance.FirstPublished, acceptance.Licence }.OfType<Signal>().Where(signal => signal.Capture == capture.Id)
            : _ledger.Of(capture.About, evidence.Metric, capture.Source);
        return signals.Where(signal => signal.Metric == evidence.Metric && signal.Day >= evidence.From && signal.Day <= evidence.To);
    }
}
