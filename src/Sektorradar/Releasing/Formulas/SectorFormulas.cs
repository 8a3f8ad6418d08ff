using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing.Formulas;

/// <summary>Claims about the sector as a whole: counts over the file's scores, captures and facts.</summary>
internal static class SectorFormulas
{
    public static IEnumerable<Expected> Labels(FiledClaim claim, EditionFile file)
    {
        // A subject that counts others' repositories as its own would count twice.
        var own = file.Scores.Values.Where(score => file.SubjectOf(EditionFile.Text(score["subject"]))!["projects"]!.AsArray().Count == 0).Select(score => EditionFile.Text(score["label"])).ToList();
        int Of(params string[] labels) => own.Count(labels.Contains);
        return
        [
            Expected.Is("subjects", file.Subjects.Count()), Expected.Is("rising", Of("rising")), Expected.Is("stable", Of("stable")), Expected.Is("unclear", Of("unclear", "unconfirmed", "disagree")),
            Expected.Is("declining", Of("declining", "faded")), Expected.Is("dormant", Of("dormant")), Expected.Is("rated", own.Count - Of("not-rated", "dormant")),
            .. claim.Values.ContainsKey("hot") ? [Expected.Is("hot", Of("hot"))] : Array.Empty<Expected>(),
        ];
    }

    public static IEnumerable<Expected> Drift(FiledClaim claim, EditionFile file)
    {
        return [Expected.Near("people", Change("authors"), 0.51m), Expected.Near("pulls", Change("pull-requests"), 0.51m), Expected.Is("topics", Expected.Number(Of("authors")["subjects"])!.Value)];

        JsonNode Of(string metric) => file["drift"]!.AsArray().First(drift => EditionFile.Text(drift!["metric"]) == metric)!;

        decimal? Change(string metric) => 100 * (Expected.Number(Of(metric)["median"]) - 1);
    }

    public static IEnumerable<Expected> Read(FiledClaim claim, EditionFile file)
    {
        var captures = claim.Evidence.Select(evidence => file.RecordOf("captures", evidence)!).ToList();
        return [Expected.Is("repositories", captures.Count), Expected.Is("day", new ClaimValue.Day(captures.Max(capture => EditionFile.DayOf(capture["day"]!))))];
    }

    public static IEnumerable<Expected> Missing(FiledClaim claim, EditionFile file)
    {
        var wanted = file.Subjects.SelectMany(id => file.SubjectOf(id)!["repositories"]!.AsArray()).Select(address => EditionFile.Text(address)).Distinct(StringComparer.OrdinalIgnoreCase).Count();
        return [Expected.Is("wanted", wanted), Expected.Is("missing", wanted - claim.Evidence.Count), Expected.Is("missing", ((ClaimValue.List)claim.Values["names"]).Items.Count)];
    }

    /// <summary>As many as are named.</summary>
    public static Func<FiledClaim, EditionFile, IEnumerable<Expected>> Named(string count) => (claim, _) => [Expected.Is(count, ((ClaimValue.List)claim.Values["names"]).Items.Count)];

    /// <summary>What grew, or shrank, by a label that says so.</summary>
    public static Func<FiledClaim, EditionFile, IEnumerable<Expected>> Labelled(params string[] labels) => (_, file) =>
    [
        new Expected("names", found => found is ClaimValue.List list && list.Items.All(name => name is ClaimValue.Name { Id: var id } && labels.Contains(EditionFile.Text(file.Scores[id]["label"]))), string.Join(" or ", labels)),
    ];

    public static IEnumerable<Expected> Summary(FiledClaim claim, EditionFile file) => [Expected.Words("summary", file.SubjectOf(claim.Subject()!)!["summary"])];
}
