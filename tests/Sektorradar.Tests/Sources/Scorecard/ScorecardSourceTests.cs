using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Scorecard;

namespace Sektorradar.Tests.Sources.Scorecard;

public sealed class ScorecardSourceTests : SourceContract
{
    protected override ISource Source => new ScorecardSource();

    protected override Target Target => new("github.com/openlamp/openlamp", "github.com/openlamp/openlamp");

    protected override IReadOnlyList<string> Recordings => ["scorecard/result.json"];

    protected override IReadOnlyList<string> Persons => ["ACCOUNT-OF-A-PERSON"];

    [Fact]
    public void Points_bear_the_day_on_which_they_were_computed()
    {
        var signal = Assert.Single(Source.ReadRecording(Target, "scorecard/result.json").Readings[0].Signals);

        Assert.Equal((Metric.SecurityPractice, new DateOnly(2026, 11, 16), 6.7m), (signal.Metric, signal.Day, signal.Value));
        Assert.Equal("https://api.scorecard.dev/projects/github.com/openlamp/openlamp", Source.AskWeb(Target).Address.AbsoluteUri);
    }

    [Fact]
    public void What_was_never_scanned_or_not_checked_has_no_points()
    {
        Assert.Empty(Source.Read(Target, "", status: 404).Readings);
        var unchecked_ = Source.Read(Target, """{"date":"2026-11-16T00:00:00Z","repo":{"name":"github.com/openlamp/openlamp"},"score":-1}""");
        Assert.Equal((0, 0), (unchecked_.Readings.Count, unchecked_.Unknown.Count));
        Assert.Single(Source.Read(Target, """{"date":"2026-11-16","repo":{"name":"github.com/openlamp/openlamp"},"score":11}""").Unknown);
    }

    [Fact]
    public void The_published_result_is_read()
    {
        var body = File.ReadAllText(Reference.Folder("data/samples/scorecard/scorecard_results.json"));

        var read = Source.Read(Target, body.Split('\n')[0]);

        Assert.Equal(5.1m, Assert.Single(read.Readings[0].Signals).Value);
        Assert.Single(read.Unknown);
    }
}
