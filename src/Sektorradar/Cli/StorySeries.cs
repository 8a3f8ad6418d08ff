using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>
/// Stories of Hacker News with a subject's terms, each story worth log₂(1 + its points). Which weeks are known the source's own series tell; the points stand with
/// the stories.
/// </summary>
internal static class StorySeries
{
    public const string Source = "hackernews";

    /// <summary>One story alone is a chance and no interest.</summary>
    private const int FewestStories = 2;

    public static IEnumerable<SubjectSeries> Of(Sector sector, EditionEvidence evidence)
    {
        if (!evidence.IsProven(Source))
        {
            yield break;
        }

        var stories = evidence.Items(ItemKind.Story, [Source]).ToLookup(kept => kept.Target);
        var told = evidence.Told(Source, Metric.Stories).Values.Select(term => WithStories(term, stories[term.About])).ToDictionary(term => term.About);
        foreach (var subject in sector.Subjects)
        {
            var terms = Stitched.Together(ToldKind.Questions(sector, subject).SelectMany(question => question.HackerNews).Distinct().Select(told.GetValueOrDefault).OfType<Stitched>());
            var weeks = Stitched.WeeksOf(terms).ToHashSet();
            // A story with two of the terms is one.
            var counted = terms.SelectMany(term => stories[term.About]).Where(kept => weeks.Contains(Week.Of(kept.Item.Day))).DistinctBy(kept => kept.Item.Key)
                .OrderBy(kept => kept.Item.Day).ThenBy(kept => kept.Item.Key, StringComparer.Ordinal).ToList();
            if (counted.Count < FewestStories)
            {
                continue;
            }

            var worth = counted.ToLookup(kept => Week.Of(kept.Item.Day), kept => Worth(kept.Item));
            yield return new SubjectSeries(subject.Id, Metric.Stories, [Source], [.. terms.Select(term => term.About)], Observed.Of(weeks.ToDictionary(monday => monday, monday => worth[monday].Sum()))!, null)
            {
                Captures = [.. terms.SelectMany(term => term.Used).Select(series => series.Capture)], Items = counted,
            };
        }
    }

    /// <summary>Without the weeks of which fewer stories are here than were counted: what came without its stories has no points.</summary>
    private static Stitched WithStories(Stitched term, IEnumerable<KeptItem> stories)
    {
        var here = stories.CountBy(kept => Week.Of(kept.Item.Day)).ToDictionary();
        return term with { Weeks = term.Weeks.Where(week => here.GetValueOrDefault(week.Key) >= week.Value).ToDictionary() };
    }

    private static double Worth(Item story) => Math.Log2(1 + Math.Max(0, int.Parse(story["points"] ?? "0", CultureInfo.InvariantCulture)));
}
