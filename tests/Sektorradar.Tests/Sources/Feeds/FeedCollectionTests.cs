namespace Sektorradar.Tests.Sources.Feeds;

/// <summary>
/// The reader against feeds that others collected. The whole collections are read on request only (<c>dotnet test -- --explicit on</c>), from the folder that
/// SEKTORRADAR_FEEDS names: it holds <c>real</c> (feeds of publishers), <c>wellformed</c> and <c>illformed</c> (fixtures of feedparser), of which any may be missing.
/// </summary>
public sealed class FeedCollectionTests(ITestOutputHelper output)
{
    [Fact(Explicit = true)]
    public void Every_feed_of_a_publisher_has_items()
    {
        var feeds = new FeedCollections(Collection("real"));

        output.WriteLine(feeds.ReadAll().Text());
        output.WriteLine(feeds.Speed());

        // One of them was recorded on a day on which it had none.
        Assert.Equal(feeds.Files, feeds.Readings);
        Assert.InRange(feeds.Files - feeds.WithItems, 0, feeds.Files / 49);
        Assert.Equal(0, feeds.ChangedByPrivacy);
    }

    [Fact(Explicit = true)]
    public void Nearly_all_wellformed_fixtures_are_read()
    {
        var feeds = new FeedCollections(Collection("wellformed")).ReadAll();

        output.WriteLine(feeds.Text());

        Assert.InRange(feeds.Files - feeds.Readings, 0, feeds.Files / 200);
        Assert.Equal(0, feeds.ChangedByPrivacy);
    }

    [Fact(Explicit = true)]
    public void Most_broken_fixtures_are_read()
    {
        var feeds = new FeedCollections(Collection("illformed")).ReadAll();

        output.WriteLine(feeds.Text());

        Assert.True(feeds.Readings >= 0.75 * feeds.Files, feeds.Text());
    }

    [Fact]
    public void The_shared_samples_are_read()
    {
        var wellformed = new FeedCollections(Reference.Folder("data/samples/feeds/feedparser/tests/wellformed")).ReadAll();
        var illformed = new FeedCollections(Reference.Folder("data/samples/feeds/feedparser/tests/illformed")).ReadAll();
        var json = new FeedCollections(Reference.Folder("data/samples/feeds/feedparser/tests/json")).ReadAll();
        var miniflux = new FeedCollections(Reference.Folder("data/samples/feeds/miniflux")).ReadAll();
        output.WriteLine(string.Join('\n', wellformed.Text(), illformed.Text(), json.Text(), miniflux.Text()));

        Assert.Equal(wellformed.Files, wellformed.Readings);
        Assert.True(illformed.Readings >= 0.75 * illformed.Files, illformed.Text());
        Assert.Equal(json.Files, json.WithItems);
        // Two of these are markup of another kind.
        Assert.InRange(miniflux.Files - miniflux.Readings, 0, 2);
        Assert.True(wellformed.Agreed >= 0.9 * wellformed.Compared, wellformed.Text());
    }

    private static string Collection(string name)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("SEKTORRADAR_FEEDS") ?? "", name);
        Assert.SkipUnless(Directory.Exists(folder), "No folder with this collection is named by SEKTORRADAR_FEEDS.");
        return folder;
    }
}
