using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedIdentityTests
{
    [Fact]
    public void A_guid_is_the_identity_whatever_else_changes()
    {
        var before = Keys(Item("Utkast", "https://example.org/utkast", "g"));
        var after = Keys(Item("Ferdig", "https://example.org/ferdig", "g"));

        Assert.Equal(before, after);
    }

    [Fact]
    public void Every_key_carries_the_version_of_the_scheme() =>
        Assert.All(FeedRecordings.Names.SelectMany(name => FeedRecordings.Read(name).Items), item => Assert.StartsWith($"{FeedIdentity.Version}-", item.Key, StringComparison.Ordinal));

    [Theory]
    [InlineData("https://EXAMPLE.org/a", "https://example.org/a#del")]
    [InlineData("https://example.org/a?utm_source=x&amp;id=1", "https://example.org/a?id=1&amp;fbclid=y")]
    [InlineData("https://example.org:443/a", "/a")]
    [InlineData("https://example.org/a", " https://example.org/\n a")]
    [InlineData("https://example.org/a?gclid=1", "https://user:pass@example.org/a")]
    public void Without_a_guid_the_canonical_link_is(string one, string other)
    {
        if (other.Contains('\n', StringComparison.Ordinal))
        {
            other = other.Replace(" a", "a", StringComparison.Ordinal);
        }

        Assert.Equal(Keys(Item("Før", one, "")), Keys(Item("Etter", other, " ")));
    }

    [Fact]
    public void Different_queries_are_different_items() => Assert.Equal(2, Keys(Item("A", "https://example.org/a?id=1", ""), Item("A", "https://example.org/a?id=2", "")).Distinct().Count());

    [Fact]
    public void A_shared_guid_is_told_apart_by_the_link()
    {
        var keys = Keys(Item("A", "https://example.org/a", "g"), Item("B", "https://example.org/b", "g"));
        var swapped = Keys(Item("B", "https://example.org/b", "g"), Item("A (rettet)", "https://example.org/a", "g"));

        Assert.Equal(keys, swapped.Reverse());
        Assert.Equal(2, keys.Distinct().Count());
    }

    [Fact]
    public void A_shared_link_is_told_apart_by_title_and_date()
    {
        var keys = FeedRecordings.Read("same-link.xml").Items.Select(item => item.Key).ToList();

        Assert.Equal(3, keys.Distinct().Count());
        Assert.All(keys, key => Assert.StartsWith("1-title-", key, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_to_the_front_page_identifies_nothing() => Assert.StartsWith("1-title-", Assert.Single(Keys(Item("A", "https://example.org/", ""))), StringComparison.Ordinal);

    [Fact]
    public void The_same_item_twice_is_one() => Assert.Single(Keys(Item("A", "https://example.org/a", "g"), Item("A", "https://example.org/a", "g")));

    [Fact]
    public void The_date_of_a_change_makes_no_other_item()
    {
        var before = FeedRecordings.Item("<title>A</title><updated>2026-08-01T00:00:00Z</updated>");
        var after = FeedRecordings.Item("<title>A</title><updated>2026-08-02T00:00:00Z</updated>");

        Assert.Equal(before.Key, after.Key);
    }

    [Theory]
    [InlineData("javascript:lys()")]
    [InlineData("mailto:noen@example.org")]
    [InlineData("file:///etc/hostname")]
    [InlineData("http://")]
    [InlineData("https://[")]
    public void What_leads_nowhere_on_the_web_is_no_link(string link) => Assert.Null(FeedRecordings.Item($"<title>A</title><link>{link}</link>").Link);

    [Theory]
    [InlineData("a", "https://example.org/site/a")]
    [InlineData("/a", "https://example.org/a")]
    [InlineData("//other.example.org/a", "https://other.example.org/a")]
    [InlineData("?p=1", "https://example.org/site/?p=1")]
    public void A_relative_link_leads_from_the_feed_s_own_link(string link, string resolved)
    {
        var reading = FeedRecordings.ReadText($"<rss><channel><item><title>A</title><link>{link}</link></item><link>https://example.org/site/</link></channel></rss>");

        Assert.Equal(resolved, Assert.Single(reading.Items).Link!.AbsoluteUri);
    }

    private static string Item(string title, string link, string guid) => $"<item><title>{title}</title><link>{link}</link><guid>{guid}</guid></item>";

    private static string[] Keys(params string[] items) =>
        [.. FeedRecordings.ReadText($"<rss><channel><link>https://example.org/</link>{string.Concat(items)}</channel></rss>").Items.Select(item => item.Key)];
}
