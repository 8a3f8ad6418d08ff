using System.Text;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Landscape;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Sources.Landscape;

public class LandscapeSourceTests
{
    private static readonly LandscapeSource Source = new();

    private static Extract Read(string body, string day = "2026-06-15") => ReferenceAnswers.Read(Source, Encoding.UTF8.GetBytes(body), day);

    private static string Recorded => Encoding.UTF8.GetString(Recording.Of("cncf/landscape.yml"));

    [Fact]
    public void A_project_with_a_repository_is_a_reading_with_a_day_for_each_step()
    {
        var extract = Read(Recorded);

        Assert.Equal(
            [
                "github.com/lamp/lamp: Accepted 2019-03-18, Incubating 2020-09-16, Graduated 2024-09-11", "github.com/torch-project/torch: Accepted 2026-03-13, Incubating 2026-03-13",
                "github.com/haze/haze: Archived 2023-05-04, Accepted 2018-01-10",
            ],
            extract.Readings.Select(reading => $"{reading.Capture.About}: {string.Join(", ", reading.Signals.Select(signal => $"{signal.Metric} {signal.Day:O}"))}"));
        var capture = extract.Readings[0].Capture;
        Assert.Equal((ReferenceAnswers.Head, new DateOnly(2026, 6, 15), new DateOnly(2026, 6, 8), new DateOnly(2026, 6, 8)), (capture.Revision, capture.Day, capture.CoversFrom, capture.CoversTo));
        Assert.All(extract.Readings.SelectMany(reading => reading.Signals), signal => Assert.Equal(1, signal.Value));
    }

    [Fact]
    public void Each_project_was_launched_when_it_was_accepted()
    {
        var extract = Read(Recorded);

        Assert.Equal(
            ["Lamp 2019-03-18 sandbox github.com/lamp/lamp", "Torch 2026-03-13 incubating github.com/torch-project/torch", "Mist 2025-11-02 sandbox ", "Haze 2018-01-10 sandbox github.com/haze/haze"],
            extract.Items.Select(item => $"{item.Title} {item.Day:O} {item["level"]} {item["repository"]}"));
        Assert.All(extract.Items, item => Assert.Equal((ItemKind.Launch, "CNCF"), (item.Kind, item["foundation"])));
        Assert.Equal("A lamp for clusters.", extract.Items[0].Text);
        Assert.Equal("https://github.com/mist", extract.Items[2].Link.AbsoluteUri);
    }

    [Fact]
    public void What_is_odd_is_told() => Assert.Equal(["Mist: incubating is soon", "Drizzle: no address, or no day"], Read(Recorded).Unknown);

    [Fact]
    public void A_day_that_lies_ahead_waits()
    {
        var extract = Read(Recorded, "2026-03-01");

        Assert.DoesNotContain(extract.Items, item => item.Title == "Torch");
        Assert.Contains("Torch: accepted is 2026-03-13", extract.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>\n")]
    [InlineData("{\"unexpected\":true}\n")]
    [InlineData("landscape:\n")]
    [InlineData("landscape:\n  name: Lamps\n")]
    [InlineData("landscape: []\n\0and more\n")]
    [InlineData("landscape: [")]
    [InlineData("landscape: []\n---\nlandscape: []\n")]
    public void Something_else_cannot_be_read(string body) => Assert.Throws<FormatException>(() => Read(body));

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(90)]
    public void A_torn_landscape_cannot_be_read(int percent) => Assert.Throws<FormatException>(() => Read(Recorded[..(Recorded.Length * percent / 100)]));

    [Fact]
    public void Another_charset_cannot_be_read() =>
        Assert.Throws<FormatException>(() => ReferenceAnswers.Read(Source, Encoding.Latin1.GetBytes(Recorded.Replace("A lamp", "Å lamp", StringComparison.Ordinal)), "2026-06-15"));

    [Fact]
    public void The_landscape_of_the_reference_data_is_read()
    {
        var extract = ReferenceAnswers.Read(Source, File.ReadAllBytes(Reference.Folder("data/samples/cncf/cncf-landscape.yml")), "2026-08-22");

        Assert.Empty(extract.Unknown);
        Assert.Equal((255, 253), (extract.Items.Count, extract.Readings.Count));
        var steps = extract.Readings.SelectMany(reading => reading.Signals).GroupBy(signal => signal.Metric).ToDictionary(group => group.Key, group => group.Count());
        Assert.Equal((79, 38), (steps[Metric.Incubating], steps[Metric.Graduated]));
        Assert.Equal("2018-03-06", extract.Readings.Single(reading => reading.Capture.About == "github.com/kubernetes/kubernetes").Dates(Metric.Graduated));
    }
}
