using System.Diagnostics;
using System.Text;
using CsCheck;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedFuzzTests
{
    private static readonly byte[][] Samples = [.. FeedRecordings.Names.Select(FeedRecordings.Bytes)];

    private static readonly string?[] Charsets = [null, "", "utf-8", "shift_jis", "hz-gb-2312", "x-nonsense"];

    private static readonly string[] Pieces =
    [
        "<rss>", "<feed>", "<item>", "</item>", "<entry ", "<title>", "</title>", "<link href=\"", "<author>", "</author>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE [", "]>", "<?xml encoding='",
        "gb18030'?>", "iso-2022-jp'?>", "utf-7'?>", "\"", "'", ">", "<", "/>", "=", "&#xD800;", "&#99999999999;", "&amp", "xml:base='", "http://[", "http://a b/", "%", "\0", "å", "\uD83D", "{\"version\":\"jsonfeed.org\",",
        "\"items\":[", "{\"id\":\"", "\\u", "\\ud83d", "}", "]", ",", "<guid>", "<pubDate>", "27 Aug 2026", "99:99", "+99:99",
    ];

    [Fact]
    public void Random_bytes_never_fail_in_another_way() => Gen.Byte.Array[0, 300].Sample(bytes => Survives(bytes, null), iter: 5000);

    [Fact]
    public void Random_markup_never_fails_in_another_way() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[1, 60], Gen.Int[0, Charsets.Length - 1])
            .Sample((pieces, charset) => Survives(Encoding.UTF8.GetBytes("<rss>" + string.Concat(pieces.Select(piece => Pieces[piece]))), Charsets[charset]), iter: 10000);

    [Fact]
    public void Cut_and_damaged_recordings_never_fail_in_another_way() =>
        Gen.Select(Gen.Int[0, Samples.Length - 1], Gen.Double[0, 1], Gen.Select(Gen.Double[0, 1], Gen.Byte).Array[0, 8]).Sample(
            (which, part, damages) =>
            {
                var bytes = Samples[which][..(int)(part * Samples[which].Length)];
                foreach (var (place, value) in damages)
                {
                    if (bytes.Length > 0)
                    {
                        bytes[(int)(place * (bytes.Length - 1))] = value;
                    }
                }

                return Survives(bytes, null);
            },
            iter: 10000);

    [Fact]
    public void A_cut_recording_never_gives_an_item_that_the_whole_one_has_not()
    {
        var whole = FeedRecordings.Read("rss20.xml").Items.Select(item => item.Key).ToHashSet();
        var bytes = FeedRecordings.Bytes("rss20.xml");

        Gen.Int[400, bytes.Length].Sample(length => FeedReader.Read(bytes.AsSpan(0, length), null, FeedRecordings.Address).Items.All(item => whole.Contains(item.Key)), iter: 500);
    }

    [Theory]
    [InlineData("<a>")]
    [InlineData("<item>")]
    [InlineData("<item><title>")]
    [InlineData("<a></b>")]
    [InlineData("<author>")]
    [InlineData("<author></item>")]
    [InlineData("<!--")]
    [InlineData("<!DOCTYPE [")]
    [InlineData("<!DOCTYPE [ ] ")]
    [InlineData("<![CDATA[")]
    [InlineData("<a b=\"")]
    [InlineData("<a b='<")]
    [InlineData("<?")]
    [InlineData("&lt;")]
    [InlineData("&")]
    [InlineData("]]")]
    [InlineData("<item><guid>x</guid></item>")]
    [InlineData("<title>&lt;</title><link>")]
    [InlineData("<x a a a a a a = = = ")]
    public void The_work_grows_with_the_size_and_no_faster(string piece)
    {
        var bytes = Encoding.UTF8.GetBytes("<rss><channel><item><description>" + string.Concat(Enumerable.Repeat(piece, 1_500_000 / piece.Length)));
        byte[] outside = [.. "<rss><channel>"u8, .. bytes.AsSpan("<rss><channel><item><description>".Length)];
        var clock = Stopwatch.StartNew();

        Assert.True(Survives(bytes, null) && Survives(outside, null));

        // Quadratic work on this much would take hours.
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void Deep_JSON_does_not_overflow() =>
        Assert.True(Survives(Encoding.UTF8.GetBytes("{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [" + new string('[', 1_000_000)), null));

    /// <summary>A reading or a <see cref="FormatException"/>, and keys that are unique.</summary>
    private static bool Survives(byte[] bytes, string? charset)
    {
        FeedPrivacy.WithoutAuthors(bytes);
        try
        {
            var items = FeedReader.Read(bytes, charset, FeedRecordings.Address).Items;
            return items.Select(item => item.Key).Distinct().Count() == items.Count && items.All(item => item.Link is null || item.Link.AbsoluteUri.Length > 0);
        }
        catch (FormatException error)
        {
            return error is not UriFormatException;
        }
    }
}
