using Sektorradar.Scoring.Backtests;

namespace Sektorradar.Tests.Scoring.Backtests;

public class MeasuresTests
{
    [Fact]
    public void Ranks_that_order_everything_right_have_an_area_of_one_and_the_other_way_round_of_none()
    {
        bool[] came = [false, false, true, true];

        Assert.Equal(1, Measures.Auc([0.1, 0.2, 0.3, 0.4], came));
        Assert.Equal(0, Measures.Auc([0.4, 0.3, 0.2, 0.1], came));
    }

    [Fact]
    public void A_tie_counts_half()
    {
        Assert.Equal(0.5, Measures.Auc([7, 7, 7, 7], [false, true, true, false]));
        Assert.Equal(0.875, Measures.Auc([1, 2, 2, 3], [false, false, true, true]));
    }

    [Fact]
    public void An_area_needs_cases_of_both_kinds()
    {
        Assert.True(double.IsNaN(Measures.Auc([1, 2], [true, true])));
        Assert.True(double.IsNaN(Measures.Auc([], [])));
    }

    [Fact]
    public void Who_says_what_comes_has_no_calibration_error_and_who_says_the_opposite_the_whole()
    {
        bool[] came = [true, true, false, false];

        Assert.Equal(0, Measures.CalibrationError(Measures.Calibration([1, 1, 0, 0], came)));
        Assert.Equal(1, Measures.CalibrationError(Measures.Calibration([0, 0, 1, 1], came)));
        Assert.Equal(0.3, Measures.CalibrationError(Measures.Calibration([0.8, 0.8, 0.8, 0.8], came)), 12);
    }

    [Fact]
    public void The_ranked_score_punishes_the_far_class_more_than_the_near_one()
    {
        Assert.Equal(0, Measures.Rps((1, 0, 0), 0));
        Assert.Equal(0.5, Measures.Rps((0, 1, 0), 0));
        Assert.Equal(1, Measures.Rps((0, 0, 1), 0));
        Assert.Equal((0.25 + 0.0625) / 2, Measures.Rps((0.5, 0.25, 0.25), 0), 12);
    }

    [Fact]
    public void A_quantile_lies_between_its_neighbours()
    {
        Assert.Equal(1.5, Measures.Quantile([0, 1, 2, 3], 0.5));
        Assert.Equal(3, Measures.Quantile([0, 1, 2, 3], 1));
    }

    [Fact]
    public void Drawing_topics_again_widens_where_one_topic_decides_and_is_the_same_for_the_same_seed()
    {
        int[] topics = [0, 0, 0, 1, 1, 1, 2, 2, 2];
        double[] values = [9, 9, 9, 0, 0, 0, 0, 0, 0];
        Interval Of(ulong seed) => Measures.Bootstrap(topics, picked => picked.Average(i => values[i]), seed, TestContext.Current.CancellationToken);

        Assert.Equal(Of(3), Of(3));
        Assert.Equal(0, Of(3).Low);
        Assert.InRange(Of(3).High, 6, 9);
    }
}
