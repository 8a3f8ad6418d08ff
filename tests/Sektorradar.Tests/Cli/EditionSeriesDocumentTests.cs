using Sektorradar.Cli;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Cli;

public class EditionSeriesDocumentTests
{
    private static readonly List<(Metric Metric, string Source)> Used =
    [
        .. ToldKind.All.Select(kind => (kind.Metric, kind.Source)), (Metric.Stories, StorySeries.Source), .. ItemSeries.All.SelectMany(kind => kind.Sources.Select(source => (kind.Metric, source))),
    ];

    [Fact]
    public void The_table_names_each_series_with_its_kind_and_its_sources()
    {
        var told = Used.GroupBy(use => use.Metric, use => use.Source).Select(metric => (metric.Key.Name(), metric.Key.Kind().ToString().ToLowerInvariant(), string.Join(' ', metric.Order(StringComparer.Ordinal))));
        var documented = Docs.Table("sources/README.md", "Metric").Select(row => (row[0], row[1], string.Join(' ', row[2].Split('`').Where((_, i) => i % 2 == 1).Order(StringComparer.Ordinal))));

        Assert.Equal(told.Order(), documented.Order());
    }

    [Fact]
    public void Each_source_is_there_and_gives_the_kind_of_evidence_that_its_series_is()
    {
        var cards = AllSources.Of(PackageRegistries.None).ToDictionary(source => source.Card.Id, source => source.Card.Kind);

        Assert.All(Used, use => Assert.Equal(use.Metric.Kind(), cards[use.Source]));
    }
}
