using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>How widely a subject is used, as it was measured: facts with the tag <c>use</c>. A goal, a forecast or an opinion is no use.</summary>
public static class MeasuredUse
{
    private const int FewestOrganisations = 5;

    /// <summary>The newest measured share; of several of one day, the largest. Null when the use was never measured.</summary>
    public static Fact? Newest(IEnumerable<Fact> factsOfSubject) => Measured(factsOfSubject)
        .OrderByDescending(f => f.AsOf).ThenByDescending(ShareOf).ThenBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>
    /// The newest measurement of the same population that is at least a year older; null when there is none that can be compared. One of the two
    /// must cover five organisations: else a single one that falls silent looks like a change of the whole.
    /// </summary>
    public static Fact? Before(Fact newest, IEnumerable<Fact> factsOfSubject) => Measured(factsOfSubject)
        .Where(f => f.AsOf <= newest.AsOf.AddYears(-1) && Math.Max(OrganisationsOf(f), OrganisationsOf(newest)) >= FewestOrganisations && ((Statement.Share)f.Statement).Population == ((Statement.Share)newest.Statement).Population).MaxBy(f => f.AsOf);

    /// <returns>0 to 1; 0 for what is no share.</returns>
    public static decimal ShareOf(Fact? fact) => fact?.Statement is Statement.Share share ? (decimal)share.Value / share.Of : 0;

    public static int OrganisationsOf(Fact? fact) => fact?.Statement is Statement.Share share ? share.Organisations ?? 0 : 0;

    private static IEnumerable<Fact> Measured(IEnumerable<Fact> facts) =>
        facts.Where(f => f.Has("use") && f.Modality is (Modality.Fact or Modality.Measurement) && f.Statement is Statement.Share);
}
