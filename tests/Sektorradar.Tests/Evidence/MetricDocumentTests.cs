using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

public class MetricDocumentTests
{
    private static readonly List<string[]> Rows = [.. Docs.Table("metrics.md", "Metric")];

    [Fact]
    public void Every_metric_is_explained_once_in_the_order_of_ids() =>
        Assert.Equal(Metrics.All.Select(metric => metric.Name()), Rows.Select(row => row[0]));

    [Fact]
    public void The_table_says_which_are_weekly() =>
        Assert.Equal(Metrics.All.Select(metric => metric.IsWeekly() ? "weekly" : "dated"), Rows.Select(row => row[1]));

    [Fact]
    public void Each_has_a_unit_and_a_definition() =>
        Assert.All(Rows, row => Assert.True(row is [_, _, { Length: > 0 }, { Length: > 20 }], row[0]));

    [Fact]
    public void A_name_leads_back_to_its_metric() =>
        Assert.All(Metrics.All, metric => Assert.Equal(metric, Metrics.Parse(metric.Name())));
}
