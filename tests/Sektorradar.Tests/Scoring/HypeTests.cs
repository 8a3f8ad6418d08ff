using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class HypeTests
{
    private const int Weeks = 65;

    private static readonly KindOfSignal Stories = KindsOfAttention.All[0], Views = KindsOfAttention.All[1], Stars = KindsOfAttention.All[2];

    [Fact]
    public void Where_no_attention_was_counted_there_is_no_hype()
    {
        var small = new SmallLedger().Subject("lamp").Copy("lamp", SmallLedger.Steady);

        Assert.Null(Grades.Of(small.Ledger, small.Scores).HypeOf("lamp"));
        Assert.Empty(Of(Series("lamp", Stories, "news", week => null)));
    }

    [Fact]
    public void Too_little_substance_leaves_nothing_to_compare_with() => Assert.Empty(Hypes.Of([Series("lamp", Stories, "news", _ => 10)], _ => Substance.Of([])));

    [Fact]
    public void A_grade_needs_two_kinds_from_two_sources()
    {
        Assert.False(Of(Series("lamp", Stories, "news", _ => 10))["lamp"].IsGraded);
        Assert.False(Of(Series("lamp", Stories, "news", _ => 10), Series("lamp", Views, "news", _ => 10))["lamp"].IsGraded);
        Assert.True(Of(Series("lamp", Stories, "news", _ => 10), Series("lamp", Views, "wiki", _ => 10))["lamp"].IsGraded);
    }

    [Fact]
    public void Equal_attention_is_the_middle_and_eight_times_as_much_is_level_eight()
    {
        var hype = Of([.. Names(5).SelectMany(id => Both(id, _ => id == "lamp-0" ? 800 : 100))]);

        Assert.Equal(1, hype["lamp-1"].Level, 0.02);
        Assert.Equal(8, hype["lamp-0"].Level, 0.1);
        Assert.Equal(1, hype["lamp-1"].Growth, 0.02);
        Assert.True(hype["lamp-0"].Grade > hype["lamp-1"].Grade);
        Assert.Equal(8, hype["lamp-0"].Excess / hype["lamp-1"].Excess, 0.2);
        Assert.All(hype.Values, one => Assert.InRange(one.Grade, one.LowGrade, one.HighGrade));
    }

    [Fact]
    public void What_everybody_gained_is_no_growth()
    {
        static double Doubled(int week) => week < 13 ? 80 : 40;
        var alone = Of([.. Both("lamp-0", Doubled), .. Names(30).Skip(1).SelectMany(id => Both(id, _ => 40))]);
        var together = Of([.. Names(30).SelectMany(id => Both(id, Doubled))]);

        Assert.InRange(alone["lamp-0"].Growth, 1.6, 2.1);
        Assert.InRange(together["lamp-0"].Growth, 0.98, 1.2);
    }

    [Fact]
    [BadInputRow("a gap in a source's weeks")]
    public void A_week_that_is_not_known_is_no_zero()
    {
        double? Gap(int week) => week is 2 or 5 or 30 ? null : 40;
        double? Zero(int week) => Gap(week) ?? 0;
        var whole = Growth(_ => 40);

        Assert.Equal(whole, Growth(Gap), 0.001);
        Assert.True(Growth(Zero) < whole - 0.05);

        double Growth(Func<int, double?> counts) => Of(Series("lamp", Stories, "news", counts), Series("lamp", Views, "wiki", counts))["lamp"].Growth;
    }

    [Theory]
    [InlineData(4, 0, true)]
    [InlineData(5, 0, false)]
    [InlineData(0, 26, true)]
    [InlineData(0, 27, false)]
    [BadInputRow("a gap in a source's weeks")]
    public void Too_many_weeks_that_are_not_known_leave_the_series_out(int fresh, int before, bool known) =>
        Assert.Equal(known, Of(Series("lamp", Stories, "news", week => week < fresh || (week >= 13 && week < 13 + before) ? null : 40)).ContainsKey("lamp"));

    [Fact]
    [BadInputRow("a source that collapses")]
    public void A_week_of_which_the_source_tells_nothing_at_all_is_not_known()
    {
        var series = Series("lamp", Stories, "news", _ => 40);

        Assert.Empty(Of(series with { Exposure = [.. series.Exposure.Select((one, week) => week < Weeks - 13 ? one : 0)] }));
        Assert.Empty(Of(series with { Counts = [.. series.Counts.Select((one, week) => week == 40 ? -1 : one)] }));
    }

    [Fact]
    public void Twice_as_much_of_twice_as_much_is_no_growth()
    {
        var grown = Series("lamp", Stories, "news", week => week < 13 ? 80 : 40);

        Assert.True(Of(grown)["lamp"].Growth > 1.5);
        Assert.Equal(1, Of(grown with { Exposure = grown.Counts })["lamp"].Growth, 0.02);
    }

    [Fact]
    public void The_order_of_the_series_changes_nothing()
    {
        Attention[] all = [.. Names(20).SelectMany((id, i) => Both(id, week => 20 + 3 * i + week % 7))];
        var (forwards, backwards) = (Of(all), Of([.. all.Reverse()]));

        Assert.All(forwards, one => Assert.Equal((one.Value.Level, one.Value.Growth, one.Value.Excess, one.Value.Grade),
            (backwards[one.Key].Level, backwards[one.Key].Growth, backwards[one.Key].Excess, backwards[one.Key].Grade)));
    }

    [Fact]
    public void Two_series_of_one_kind_for_a_subject_are_a_mistake() =>
        Assert.Throws<ArgumentException>(() => Of(Series("lamp", Stories, "news", _ => 10), Series("lamp", Stories, "news", _ => 10)));

    [Fact]
    [BadInputRow("stars that came at once or lead to nothing")]
    public void Unusual_stars_are_left_out_and_named()
    {
        var hype = Of(Series("lamp", Stories, "news", _ => 10), Series("lamp", Stars, "github", week => week == 6 ? 900 : 1))["lamp"];

        Assert.Equal((false, Metric.Stars), (hype.IsGraded, Assert.Single(hype.NotCounted).Kind.Metric));
        Assert.Equal(Metric.Stories, Assert.Single(hype.Counted).Kind.Metric);
    }

    [Theory]
    [InlineData(false, 10, 10, null)]
    [InlineData(true, 900, 1, null)]
    [InlineData(false, 40, 0, null)]
    [InlineData(true, 10, 10, 0.04)]
    [InlineData(false, 10, 10, 0.05)]
    [InlineData(false, 0.7, 0.7, 0.0)]
    [BadInputRow("stars that came at once or lead to nothing")]
    public void Stars_that_came_at_once_or_lead_to_nothing_are_unusual(bool unusual, double burst, double usual, double? engagement) =>
        Assert.Equal(unusual, StarScreen.IsUnusual([.. Enumerable.Range(0, Weeks).Select(week => (double?)(week == 50 ? burst : usual))], engagement));

    [Fact]
    public void A_burst_is_forgotten_after_half_a_year()
    {
        static bool Unusual(int weeksAgo) => StarScreen.IsUnusual([.. Enumerable.Range(0, Weeks).Select(week => (double?)(week == Weeks - 1 - weeksAgo ? 900 : 1))], null);

        Assert.True(Unusual(25));
        Assert.False(Unusual(32));
    }

    [Fact]
    public void The_line_is_found_again_though_some_stand_far_off_it()
    {
        var points = Enumerable.Range(0, 40).Select(i => (Substance: i / 40.0, Attention: -2 + 3 * (i / 40.0) + (i % 3 - 1) * 0.2)).ToList();
        var line = AttentionLine.Of([.. points, (0.1, 40), (0.9, -40)]);

        Assert.Equal((-2, 3), (Math.Round(line.At, 1), Math.Round(line.Slope, 1)));
        Assert.InRange(line.Spread, 0.1, 0.4);
        Assert.Equal(AttentionLine.Usual, AttentionLine.Of([.. points.Take(14)]));
        Assert.Equal(AttentionLine.Usual, AttentionLine.Of([.. points.Select(point => (0.5, point.Attention * 0))]));
    }

    private static IEnumerable<string> Names(int count) => Enumerable.Range(0, count).Select(i => $"lamp-{i}");

    private static Attention[] Both(string id, Func<int, double> counts) => [Series(id, Stories, "news", week => counts(week)), Series(id, Views, "wiki", week => counts(week))];

    /// <param name="counts">By weeks ago.</param>
    private static Attention Series(string id, KindOfSignal kind, string source, Func<int, double?> counts) =>
        new(id, kind, source, [.. Enumerable.Range(0, Weeks).Select(week => counts(Weeks - 1 - week))], [.. Enumerable.Range(0, Weeks).Select(_ => (double?)1)], []);

    private static IReadOnlyDictionary<string, Hype> Of(params Attention[] all) =>
        Hypes.Of(all, _ => Substance.Of([.. KindOfEvidence.All.Select(kind => SubstanceItem.Of(kind, new Finding(0.5, null, null, SmallLedger.AsOf, [])))]));
}
