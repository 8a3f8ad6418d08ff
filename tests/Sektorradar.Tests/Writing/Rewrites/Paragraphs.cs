using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Tests.Reporting;
using Sektorradar.Writing;
using Sektorradar.Writing.Rewrites;

namespace Sektorradar.Tests.Writing.Rewrites;

/// <summary>Paragraphs of three claims each, from the real edition and its facts, in every language.</summary>
internal static class Paragraphs
{
    private const int Each = 60;

    /// <summary>Kinds that are said in prose; cells of rows are no sentences.</summary>
    private static readonly string[] NotProse = ["blip", "substance.measured", "talent.declared", "new.project"];

    public static async Task<IReadOnlyList<(Offer Offer, Realiser Realiser)>> OfAsync(BundledEdition edition, CancellationToken cancel)
    {
        var (draft, _) = await EditionDraft.OfAsync(BundledEdition.Sector, edition.Store, null, cancel);
        var report = Outline.WithoutDossiers(draft);
        var hedged = BundledEdition.Sector.Facts.Where(fact => fact.Modality is Modality.Forecast or Modality.Goal or Modality.Proposal or Modality.Opinion).Select(FactClaims.Of);
        var byKind = report.Claims.Concat(hedged).Where(claim => !NotProse.Contains(claim.Kind)).DistinctBy(claim => claim.Id).GroupBy(claim => claim.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal).Select(kind => kind.ToArray()).ToList();
        var random = new Random(7);
        List<Claim[]> groups = [];
        while (groups.Count < Each)
        {
            // Each kind begins a paragraph in turn, so that every kind is rewritten.
            var others = Enumerable.Range(0, 2).Select(_ => byKind[random.Next(byKind.Count)]).Select(kind => kind[random.Next(kind.Length)]);
            var first = byKind[groups.Count % byKind.Count];
            Claim[] group = [first[random.Next(first.Length)], .. others];
            if (group.DistinctBy(claim => claim.Id).Count() == group.Length)
            {
                groups.Add(group);
            }
        }

        return
        [
            .. from language in Languages.All
               let realiser = new Realiser(BundledEdition.Sector, language, report.Turns)
               from paragraph in groups
               select (Offer.Of(paragraph, realiser, language), realiser),
        ];
    }

    /// <summary>The paragraph as it was offered.</summary>
    public static Rewrite Unchanged(Offer offer) => new([.. offer.Claims.Select(claim => new RewrittenSentence([claim.Id], Capital(claim.Template) + "."))]);

    public static string Capital(string text) => text.StartsWith('⟦') ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Small(string text) => text.StartsWith('⟦') || text.Length < 2 || char.IsUpper(text[1]) || text.StartsWith("GitHub", StringComparison.Ordinal) ? text : char.ToLowerInvariant(text[0]) + text[1..];
}
