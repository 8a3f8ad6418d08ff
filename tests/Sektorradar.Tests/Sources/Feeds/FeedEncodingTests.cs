using System.Text;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedEncodingTests
{
    private const string Title = "Blåbærsyltetøy på Ørlandet";

    [Theory]
    [InlineData("utf-8", "utf-8", null)]
    [InlineData("utf-8", "iso-8859-1", null)]
    [InlineData("utf-8", null, "text/nonsense")]
    [InlineData("utf-16", "utf-8", null)]
    [InlineData("utf-16BE", "utf-16", null)]
    [InlineData("utf-32", "utf-32", null)]
    [InlineData("windows-1252", "utf-8", null)]
    [InlineData("windows-1252", null, null)]
    [InlineData("windows-1252", "iso-8859-1", "utf-8")]
    [InlineData("iso-8859-15", "ISO-8859-15", null)]
    [InlineData("ibm850", null, "ibm850")]
    public void The_bytes_are_read_as_what_they_are(string written, string? declared, string? charset)
    {
        var bytes = Get(written).GetBytes(Feed(declared));

        Assert.Equal(Title, Assert.Single(FeedReader.Read(bytes, charset, FeedRecordings.Address).Items).Title);
        Assert.Equal(Title, Assert.Single(FeedReader.Read(FeedPrivacy.WithoutAuthors(bytes), charset, FeedRecordings.Address).Items).Title);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_goes_before_everything(string written)
    {
        var encoding = Get(written);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Feed("koi8-r"))];

        Assert.Equal(Title, Assert.Single(FeedReader.Read(bytes, "windows-1251", FeedRecordings.Address).Items).Title);
    }

    [Theory]
    [InlineData("koi8-r", "Лампа")]
    [InlineData("windows-1251", "Лампа")]
    [InlineData("shift_jis", "ランプソ表")]
    [InlineData("euc-jp", "ランプ")]
    [InlineData("iso-2022-jp", "ランプ")]
    [InlineData("big5", "燈許功")]
    [InlineData("gb18030", "灯䶮")]
    public void Declared_encodings_are_read(string name, string title)
    {
        var bytes = Get(name).GetBytes($"<?xml version='1.0' encoding='{name}'?><rss><channel><item><title>{title}</title><guid>1</guid></item></channel></rss>");

        Assert.Equal(title, Assert.Single(FeedReader.Read(bytes, null, FeedRecordings.Address).Items).Title);
    }

    [Fact]
    public void One_damaged_byte_does_not_make_another_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes(Feed("utf-8"));
        bytes[Array.IndexOf(bytes, (byte)'B')] = 0xFF;

        Assert.EndsWith("åbærsyltetøy på Ørlandet", Assert.Single(FeedReader.Read(bytes, null, FeedRecordings.Address).Items).Title, StringComparison.Ordinal);
    }

    private static string Feed(string? declared) =>
        $"<?xml version=\"1.0\"{(declared is null ? "" : $" encoding=\"{declared}\"")}?>\n<rss><channel><item><author>Ørn Åse</author><title>{Title}</title><guid>1</guid></item></channel></rss>";

    private static Encoding Get(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
}
