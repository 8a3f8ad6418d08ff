using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Discovery;

/// <summary>
/// Finds repositories that a sector should look at: taken in by a foundation, published by one of the sector's own organisations, shown to the
/// public, or found under its topics. Pure. The rule is printed by <c>sektorradar inbox</c>.
/// </summary>
public static class Candidates
{
    private const int Months = 12;
    private const double Accepted = 3, Own = 3, Shown = 1, Topic = 1, Popular = 1, PerSubject = 0.5, MostForSubjects = 1.5;
    private const int ManyStars = 200, ManyPoints = 100;

    public const string Rule = "accepted by a foundation 3, published by an organisation that is followed 3, shown on a news site 1 (2 from 100 points), found under a topic 1 (2 from 200 stars), half a point for each subject it is about, at most 1.5";

    /// <param name="launches">Items of the kind <see cref="ItemKind.Launch"/>.</param>
    /// <param name="subjectsOf">Ids of the subjects an item is about.</param>
    /// <param name="firstPublication">From a repository's history, where it was read.</param>
    public static IReadOnlyList<Candidate> Of(Sector sector, IEnumerable<KeptItem> launches, Func<KeptItem, IReadOnlyList<string>> subjectsOf, Func<string, DateOnly?> firstPublication, DateOnly asOf)
    {
        var oldest = asOf.AddMonths(-Months);
        var known = sector.Repositories.Select(repository => repository.About).Concat(sector.Watch.Dismissed.Select(dismissal => dismissal.Repository.About)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var accounts = sector.Watch.Organisations.Select(organisation => organisation.Github).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return
        [
            .. from kept in launches
               where kept.Item["repository"] is { } repository && !known.Contains(repository) && kept.Item.Day >= oldest && kept.Item.Day <= asOf && kept.FirstSeen <= asOf
               group kept by kept.Item["repository"]!.ToLowerInvariant() into same
               let candidate = Make(same.Key, [.. same.OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Id, StringComparer.Ordinal)], accounts, subjectsOf, firstPublication)
               where !(candidate.FirstPublished < oldest)
               orderby candidate.Points descending, candidate.FirstPublished descending, candidate.Repository
               select candidate,
        ];
    }

    private static Candidate Make(string key, IReadOnlyList<KeptItem> items, HashSet<string> accounts, Func<KeptItem, IReadOnlyList<string>> subjectsOf, Func<string, DateOnly?> firstPublication)
    {
        var repository = items[0].Item["repository"]!;
        var subjects = items.SelectMany(subjectsOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var reasons = items.GroupBy(kept => kept.Item.Source).Select(source => ReasonOf(source.MaxBy(kept => Weight(kept.Item))!, key, accounts)).ToList();
        if (subjects.Count > 0)
        {
            reasons.Add(new Reason("relevant", Math.Min(PerSubject * subjects.Count, MostForSubjects), null));
        }

        var read = firstPublication(repository);
        var created = items.Where(kept => kept.Item.Source == "github").Select(kept => (DateOnly?)kept.Item.Day).Min();
        return new Candidate(
            repository, items[0].Item.Title, items.Select(kept => kept.Item.Text).FirstOrDefault(text => text is { Length: > 0 }),
            [.. reasons.OrderByDescending(reason => reason.Points).ThenBy(reason => reason.Code, StringComparer.Ordinal)], subjects,
            read ?? created, read is not null ? "git" : created is not null ? "host" : null);
    }

    private static Reason ReasonOf(KeptItem kept, string key, HashSet<string> accounts) =>
        kept.Item["foundation"] is not null ? new Reason("accepted", Accepted, kept)
        : key.Split('/') is [_, var account, ..] && accounts.Contains(account) ? new Reason("own", Own, kept)
        : kept.Item["points"] is not null ? new Reason("shown", Shown + (Number(kept.Item, "points") >= ManyPoints ? Popular : 0), kept)
        : new Reason("topic", Topic + (Number(kept.Item, "stars") >= ManyStars ? Popular : 0), kept);

    private static double Weight(Item item) => Number(item, "points") + Number(item, "stars");

    private static double Number(Item item, string detail) => double.TryParse(item[detail], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
