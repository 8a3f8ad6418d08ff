using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.HackerNews;

namespace Sektorradar.Tests.Sources.HackerNews;

/// <summary>Many runs against a service that holds at most 1,000 stories in an answer, some of them cut.</summary>
public class HackerNewsRunsTests
{
    private static readonly HackerNewsSource HackerNews = new();
    private static readonly Target Lamp = new("lamp", "\"lamp\"");

    [Theory]
    [InlineData(1, 300)]
    [InlineData(2, 3_000)]
    [InlineData(3, 40_000)]
    public void Whatever_is_cut_and_however_much_there_is_every_story_is_read_and_counted_once(int seed, int total)
    {
        var random = new Random(seed);
        var first = new DateOnly(2024, 6, 3);
        var stories = Enumerable.Range(0, total).Select(i => (Id: 1000 + i, Day: first.AddDays(random.Next(1000)))).ToList();
        var (today, cursor, read, last) = (new DateOnly(2026, 10, 7), Cursor.Start, new HashSet<string>(), (Reading?)null);

        for (var run = 0; run < 20; run++)
        {
            var cutAfter = random.Next(4) == 0 ? random.Next(3) : int.MaxValue;
            for (var page = 0; page < cutAfter && HackerNews.Ask(Lamp, cursor, today) is Request.Web asked; page++)
            {
                var extract = HackerNews.Read(Lamp, Answered(asked, stories, today), cursor);
                Assert.NotEqual(cursor, extract.Cursor);
                read.UnionWith(extract.Items.Select(item => item.Key));
                last = extract.Readings.SingleOrDefault() ?? last;
                cursor = extract.Cursor;
            }

            today = today.AddDays(random.Next(1, 6));
        }

        while (HackerNews.Ask(Lamp, cursor, today) is Request.Web asked)
        {
            var extract = HackerNews.Read(Lamp, Answered(asked, stories, today), cursor);
            read.UnionWith(extract.Items.Select(item => item.Key));
            last = extract.Readings.SingleOrDefault() ?? last;
            cursor = extract.Cursor;
        }

        var begin = new DateOnly(2024, 9, 30);
        Assert.Equal(stories.Count(story => story.Day >= begin && story.Day < today), read.Count);
        Assert.Equal((begin, Week.LastComplete(today)), (last!.Capture.CoversFrom, last.Capture.CoversTo));
        Assert.Equal(
            stories.Where(story => story.Day >= begin && Week.Of(story.Day) <= Week.LastComplete(today)).GroupBy(story => Week.Of(story.Day)).OrderBy(week => week.Key).Select(week => (week.Key, (decimal)week.Count())),
            last.Signals.Select(signal => (signal.Day, signal.Value)));
    }

    private static Answer.Received Answered(Request.Web asked, List<(int Id, DateOnly Day)> stories, DateOnly today)
    {
        var ends = Regex.Matches(Uri.UnescapeDataString(asked.Address.Query), "created_at_i[<>]=?([0-9]+)").Select(end => Week.Day(long.Parse(end.Groups[1].Value, CultureInfo.InvariantCulture))).ToList();
        var found = stories.Where(story => story.Day >= ends[0] && story.Day < ends[1]).OrderByDescending(story => story.Day).ToList();
        var hits = found.Take(1000).Select(story => new
        {
            objectID = story.Id.ToString(CultureInfo.InvariantCulture), created_at_i = new DateTimeOffset(story.Day.ToDateTime(new TimeOnly(23, 59)), TimeSpan.Zero).ToUnixTimeSeconds(), title = "lamp",
        });
        return new Answer.Received(asked, asked.Address, 200, null, null, JsonSerializer.SerializeToUtf8Bytes(new { hits, nbHits = found.Count }), new DateTimeOffset(today, default, TimeSpan.Zero), Validators.None);
    }
}
