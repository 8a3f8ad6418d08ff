using CsCheck;
using Sektorradar.Model;

namespace Sektorradar.Tests.Model;

public class StitchedTests
{
    private static readonly DateOnly First = new(2026, 1, 5), Last = First.AddDays(7 * 19);

    /// <summary>Captures of a few weeks each, anywhere in thirty weeks.</summary>
    private static readonly Gen<List<KeptSeries>> Told = Gen.Select(Gen.Int[-5, 25], Gen.Int[0, 9].Array[1, 6]).Select(Series).List[0, 6];

    [Fact]
    public void Each_week_is_what_the_newest_capture_that_covers_it_says_or_unknown() => Told.Sample(told =>
    {
        var stitched = Stitched.Of("a", told, First, Last, (_, _) => false);

        for (var monday = First.AddDays(-70); monday < Last.AddDays(70); monday = monday.AddDays(7))
        {
            var newest = monday < First || monday > Last ? null : told.LastOrDefault(series => series.Capture.CoversFrom <= monday && series.Capture.CoversTo >= monday);
            Assert.Equal(newest is null ? null : (double)newest[monday], stitched.Weeks.TryGetValue(monday, out var count) ? count : (double?)null);
        }

        Assert.All(stitched.Used, series => Assert.Contains(series, told));
    });

    [Fact]
    public void What_is_known_is_told_with_its_gaps_and_both_ends_are_known() => Told.Sample(told =>
    {
        var weeks = Stitched.Of("a", told, First, Last, (_, _) => false).Weeks;
        var observed = Observed.Of(weeks);

        Assert.Equal(weeks.Count == 0, observed is null);
        Assert.Equal(weeks.Count, observed?.Counts.Count(count => count is not null) ?? 0);
        Assert.All(weeks, week => Assert.Equal(week.Value, observed![week.Key]));
        Assert.True(observed is null || (observed.Counts[0] is not null && observed.Counts[^1] is not null && observed[observed.First.AddDays(-7)] is null && observed[observed.Last.AddDays(7)] is null));
    });

    [Fact]
    public void A_week_after_which_a_thing_was_read_was_seen_but_not_the_week_of_the_first_reading()
    {
        var read = new ReadDays([First.AddDays(3), First.AddDays(14), First.AddDays(34)]);

        Assert.Equal([false, true, false, true, false], Enumerable.Range(0, 5).Select(week => read.Saw(First.AddDays(7 * week))));
        Assert.Equal([true, true, true, true, false], Enumerable.Range(0, 5).Select(week => read.Searched(First.AddDays(7 * week), TimeSpan.FromDays(90))));
        Assert.False(read.Searched(First.AddDays(-91), TimeSpan.FromDays(90)));
        Assert.False(new ReadDays([]).Saw(First) || new ReadDays([]).Searched(First, TimeSpan.FromDays(90)));
    }

    private static KeptSeries Series(int from, int[] counts)
    {
        var first = First.AddDays(7 * from);
        var capture = new Capture(new CaptureId("c"), "s", "a", new Uri("https://a.example.org"), "r", Last, first, first.AddDays(7 * (counts.Length - 1)));
        return new KeptSeries(capture, "a", Metric.Downloads, first, [.. counts.Select(count => (decimal)count)]);
    }
}
