using Sektorradar.Model;
using static Sektorradar.Scoring.KindOfEvidence;

namespace Sektorradar.Scoring;

/// <summary>The five kinds of evidence that others use a subject.</summary>
internal static class UseEvidence
{
    /// <summary>A foundation whose levels stand for cases: it asks for adopters before it raises a project.</summary>
    private const string Foundation = "cncf";

    private const int LeastPublishers = 2;

    private static readonly Scale.Words Level = new(("sandbox", 0.35), ("incubating", 0.7), ("graduated", 1), ("archived", 0));

    /// <param name="counted">What other sources count of this subject; null for what they do not.</param>
    public static IEnumerable<SubstanceItem> Of(Subject subject, IReadOnlyList<Fact> facts, Ledger ledger, Func<KindOfEvidence, Counted?> counted)
    {
        SubstanceItem Elsewhere(KindOfEvidence kind) => counted(kind) is { } number ? SubstanceItem.Of(kind, number) : SubstanceItem.NotKnown(kind, Absence.NoSource);
        return [Elsewhere(Dependants), InPublicCode(facts), Elsewhere(Notices), Elsewhere(JobAds), Adopted(subject, facts, ledger)];
    }

    /// <summary>Repositories of the sample in which a measurement found it. The sample is not the whole, so it is a lower bound.</summary>
    private static SubstanceItem InPublicCode(IReadOnlyList<Fact> facts)
    {
        var ofRepositories = facts.Where(fact => fact.Statement is Statement.Share { Organisations: not null });
        if (MeasuredUse.Newest(ofRepositories) is not { Statement: Statement.Share share } use)
        {
            return SubstanceItem.NotKnown(PublicCode, Absence.NoSource);
        }

        return share.Value <= share.Of
            ? SubstanceItem.Of(PublicCode, new Counted(share.Value, use.AsOf, [EvidenceRef.Of(use)]))
            : SubstanceItem.NotKnown(PublicCode, Absence.Implausible);
    }

    /// <summary>Documented cases in production, or the level that a foundation gives; the larger of the two.</summary>
    private static SubstanceItem Adopted(Subject subject, IReadOnlyList<Fact> facts, Ledger ledger)
    {
        var cases = facts.Where(fact => fact.Has("case") && fact.Modality is (Modality.Fact or Modality.Measurement)).ToList();

        // A technology is a wide word: what one body says of itself is not yet a case of it.
        var alone = subject.Kind == SubjectKind.Technology && cases.Count > 0 && cases.Select(fact => fact.Source.Publisher).Distinct().Count() < LeastPublishers;
        var documented = cases.Count > 0 && !alone
            ? SubstanceItem.Of(Cases, new Counted(cases.Count, cases.Max(fact => fact.AsOf), [.. cases.Select(EvidenceRef.Of)]))
            : SubstanceItem.NotKnown(Cases, alone ? Absence.OnePublisher : Absence.NothingSaid);
        return subject.Repositories.Select(repository => LevelOf(repository, ledger)).OfType<Finding>().Select(level => SubstanceItem.Of(Cases, level))
            .Append(documented).OrderByDescending(item => item.Found?.Value ?? -1).First();
    }

    private static Finding? LevelOf(Repository repository, Ledger ledger) =>
        new[] { (Metric.Archived, "archived"), (Metric.Graduated, "graduated"), (Metric.Incubating, "incubating"), (Metric.Accepted, "sandbox") }
            .SelectMany(step => ledger.Of(repository.About, step.Item1, Foundation).Select(signal => (Signal: signal, Word: step.Item2)))
            .Select(step => new Finding(Level.Of(step.Word), null, step.Word, step.Signal.Day, [new EvidenceRef.Signals(step.Signal.Capture, step.Signal.Metric, step.Signal.Day, step.Signal.Day)]))
            .FirstOrDefault();
}
