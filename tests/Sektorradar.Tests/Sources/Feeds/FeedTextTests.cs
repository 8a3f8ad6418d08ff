using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedTextTests
{
    [Theory]
    [InlineData("&lt;b&gt;Fet&lt;/b&gt; tittel", "Fet tittel")]
    [InlineData("<![CDATA[Fet <i>tittel</i>]]>", "Fet tittel")]
    [InlineData("AT&amp;amp;T", "AT&T")]
    [InlineData("AT&T", "AT&T")]
    [InlineData("Dictionary&lt;K, V&gt; og Vec&lt;u8&gt;", "Dictionary<K, V> og Vec<u8>")]
    [InlineData("1 < 2 &lt; 3 <![CDATA[< 4]]>", "1 < 2 < 3 < 4")]
    [InlineData("en<br/>to<![CDATA[ & tre]]>", "en to & tre")]
    [InlineData("  mange \n\t&#160; mellomrom ", "mange mellomrom")]
    [InlineData("sann&#xAD;syn&#x200D;lig&#xFEFF;", "sannsynlig")]
    [InlineData("&#147;C1&#148; &#8211; &hellip;", "“C1” – …")]
    [InlineData("a&#x202E;b&#x2066;c&#x7;d", "abcd")]
    [InlineData("<title>&#128161; lys</title>", "💡 lys")]
    public void A_title_is_one_line_of_plain_text(string written, string read) => Assert.Equal(read, FeedRecordings.Item($"<title>{written}</title><guid>1</guid>").Title);

    [Theory]
    [InlineData("&lt;p&gt;En&lt;/p&gt;&lt;p&gt;to&lt;/p&gt;", "En to")]
    [InlineData("&lt;script&gt;if (a &lt; b) {}&lt;/script&gt;etter", "etter")]
    [InlineData("&lt;unknown&gt;inni&lt;/unknown&gt;", "inni")]
    [InlineData("&lt;img alt='a&gt;b' src='x'&gt;etter", "etter")]
    [InlineData("vis &amp;lt;b&amp;gt; som det er", "vis <b> som det er")]
    [InlineData("<div>rå <b>HTML</b></div>", "rå HTML")]
    public void A_summary_is_plain_text(string written, string read) => Assert.Equal(read, FeedRecordings.Item($"<description>{written}</description>").Summary);

    [Fact]
    public void A_long_summary_ends_with_a_whole_word()
    {
        var summary = FeedRecordings.Item($"<description>{string.Join(' ', Enumerable.Repeat("lampelys", 100))}</description>").Summary!;

        Assert.InRange(summary.Length, 490, 500);
        Assert.EndsWith("lampelys…", summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_summary_without_words_is_not_cut_inside_a_character()
    {
        var summary = FeedRecordings.Item($"<description>a{string.Concat(Enumerable.Repeat("💡", 400))}</description>").Summary!;

        Assert.InRange(summary.Length, 498, 500);
        Assert.DoesNotContain(summary.EnumerateRunes(), rune => rune.Value == 0xFFFD);
    }

    [Theory]
    [InlineData("ttl", "60", 60)]
    [InlineData("ttl", "0", null)]
    [InlineData("ttl", "-5", null)]
    [InlineData("ttl", "99999999999", null)]
    [InlineData("ttl", "2000000000", null)]
    [InlineData("sy:updatePeriod", "hourly", 60)]
    [InlineData("sy:updatePeriod", "sometimes", null)]
    public void Time_to_live_is_read_where_it_makes_sense(string element, string value, int? minutes)
    {
        var reading = FeedRecordings.ReadText($"<rss><channel><{element}>{value}</{element}></channel></rss>");

        Assert.Equal(minutes is { } some ? TimeSpan.FromMinutes(some) : null, reading.TimeToLive);
    }

    [Fact]
    public void Elements_of_other_vocabularies_do_not_stand_in_for_the_item_s_own()
    {
        var item = FeedRecordings.Item("<media:title>Bilde</media:title><image><title>Logo</title><link>https://example.org/logo</link></image><title>Tittel</title><dc:title>Annen</dc:title>");

        Assert.Equal("Tittel", item.Title);
        Assert.Null(item.Link);
    }
}
