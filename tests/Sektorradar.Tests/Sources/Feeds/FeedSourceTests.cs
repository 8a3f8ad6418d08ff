using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Feeds;
using Sektorradar.Tests.Sectors;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedSourceTests : SourceContract
{
    protected override ISource Source => new FeedSource();

    protected override Target Target => new("lamp-news", "https://lamps.example.no/feed");

    protected override IReadOnlyList<string> Recordings => ["news/lamps.xml"];

    protected override IReadOnlyList<string> Persons => ["redaktor@lamps.example.no", "Tastaturansvarlig"];

    [Fact]
    public void A_sector_s_feeds_are_what_is_looked_for() =>
        Assert.Equal([new Target("lamp-news", "https://lamps.example.no/feed")], Source.Targets(SmallSector.Read(SmallSector.Files).Sector!));

    [Fact]
    public void Robots_are_obeyed_and_the_question_is_always_the_same()
    {
        var first = Assert.IsType<Request.Web>(Source.Ask(Target, Cursor.Start, Today));

        Assert.True(first.ObeysRobots);
        Assert.Equal(first.Line, Source.Ask(Target, new Cursor("1"), Today)!.Line);
    }

    [Fact]
    public void What_bears_no_day_or_one_that_has_not_come_is_of_the_day_it_was_read()
    {
        var items = Read().Items;

        Assert.Equal((new DateOnly(2026, 11, 20), null), (items[0].Day, items[0]["dated"]));
        Assert.Equal((Today, "no"), (items[1].Day, items[1]["dated"]));
        Assert.Equal((Today, "wrong"), (items[2].Day, items[2]["dated"]));
    }

    [Fact]
    public void Categories_are_kept_and_markup_is_not()
    {
        var item = Read().Items[0];

        Assert.Equal("Lykter; Drift", item["categories"]);
        Assert.Equal("Fyrlykter går over til åpen kildekode", item.Title);
        Assert.Equal("Direktoratet bytter ut lyktestyringen.", item.Text);
    }

    private Extract Read() => Source.Read(Target, new Answer.Received(Source.Ask(Target, Cursor.Start, Today)!, new Uri(Target.Query), 200, "application/rss+xml", null,
        Recording.Of("news/lamps.xml"), new DateTimeOffset(Today, TimeOnly.MinValue, TimeSpan.Zero), Validators.None), Cursor.Start);
}
