namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedRecordingTests
{
    public static TheoryData<string> Names => [.. FeedRecordings.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_recording_reads_as_it_was_read_before(string name) => Golden.Match(FeedRecordings.Text(FeedRecordings.Read(name)), name + ".txt");

    [Theory]
    [MemberData(nameof(Names))]
    public void Nobody_is_named_in_a_reading(string name)
    {
        var text = FeedRecordings.Text(FeedRecordings.Read(name));

        Assert.DoesNotMatch("Forfatter|Vokter|Bidragsyter|Tredje|Aktør|en@|secret", text);
    }

    [Fact]
    public void A_torn_feed_gives_the_items_that_came_whole()
    {
        var reading = FeedRecordings.Read("torn.xml");

        Assert.True(reading.Partial);
        Assert.Equal("Hel", Assert.Single(reading.Items).Title);
    }

    [Theory]
    [InlineData("<rss version='2.0'><channel><title>Tom</title></channel></rss>")]
    [InlineData("<rss/>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'></feed>")]
    [InlineData("""{"version": "https://jsonfeed.org/version/1", "items": []}""")]
    public void A_feed_without_items_is_a_reading(string text)
    {
        var reading = FeedRecordings.ReadText(text);

        Assert.Empty(reading.Items);
        Assert.False(reading.Partial);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData(" \r\n\t", "empty")]
    [InlineData("<!DOCTYPE html><html><head><title>502</title></head><body>Bad gateway</body></html>", "an HTML page")]
    [InlineData("<html><body><rss></rss></body></html>", "an HTML page")]
    [InlineData("<sitemap><url/></sitemap>", "no feed")]
    [InlineData("Not found", "no feed")]
    [InlineData("""{"error": "not found"}""", "no JSON Feed")]
    [InlineData("""{"items": [{"id": "1"}]}""", "no JSON Feed")]
    [InlineData("[1, 2", "no JSON Feed")]
    [InlineData("{", "no JSON Feed")]
    public void What_is_no_feed_is_refused_in_one_line(string text, string reason)
    {
        var refusal = Assert.Throws<FormatException>(() => FeedRecordings.ReadText(text));

        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_torn_JSON_feed_gives_the_items_that_came_whole()
    {
        var reading = FeedRecordings.ReadText("""{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "Hel"}, {"id": "2", "titl""");

        Assert.True(reading.Partial);
        Assert.Equal("Hel", Assert.Single(reading.Items).Title);
    }
}
