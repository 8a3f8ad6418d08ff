using System.Text;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedPrivacyTests
{
    public static TheoryData<string> Names => [.. FeedRecordings.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Items_read_as_before_and_nobody_is_named(string name)
    {
        var without = FeedPrivacy.WithoutAuthors(FeedRecordings.Bytes(name));

        Assert.Equal(FeedRecordings.Text(FeedRecordings.Read(name)), FeedRecordings.Text(FeedReader.Read(without, null, FeedRecordings.Address)));
        Assert.DoesNotMatch("Forfatter|Vokter|Bidragsyter|Tredje|Aktør|en@example|vev@", Encoding.UTF8.GetString(without));
    }

    [Theory]
    [InlineData("<a><author>N</author> b</a>", "<a><author></author> b</a>")]
    [InlineData("<dc:creator><![CDATA[N]]></dc:creator>", "<dc:creator></dc:creator>")]
    [InlineData("<managingEditor>N</managingEditor><webMaster>N</webMaster>", "<managingEditor></managingEditor><webMaster></webMaster>")]
    [InlineData("<itunes:owner><itunes:name>N</itunes:name></itunes:owner>", "<itunes:owner></itunes:owner>")]
    [InlineData("<author name='N'/><x/>", "<author/><x/>")]
    [InlineData("<author role=\"a>b\">N</author>", "<author></author>")]
    [InlineData("<author><author>N</author>N</author>x", "<author></author>x")]
    [InlineData("<item><author>N</item><item/>", "<item><author></item><item/>")]
    [InlineData("<author>N", "<author>")]
    [InlineData("<title>author</title><!-- <author>N</author> --><![CDATA[<author>x</author>]]>", "<title>author</title><!-- <author>N</author> --><![CDATA[<author>x</author>]]>")]
    public void The_content_of_people_s_elements_is_taken_out_and_nothing_else(string written, string kept) => Assert.Equal(kept, Without(written));

    [Theory]
    [InlineData("""{"author": {"name": "N", "x": [1, {"y": "}"}]}, "b": 1}""", """{"author": null, "b": 1}""")]
    [InlineData("""{"authors":[{"name":"N"}],"author":"N"}""", """{"authors":null,"author":null}""")]
    [InlineData("""{"title": "author: \"N\"", "a": ["author", "x"]}""", """{"title": "author: \"N\"", "a": ["author", "x"]}""")]
    [InlineData("""{"\u0061uthor" : "N" }""", """{"\u0061uthor" : null }""")]
    [InlineData("""{"author": {"name": "N""", """{"author": null""")]
    [InlineData("""{"author": 7, "b": true}""", """{"author": null, "b": true}""")]
    public void The_author_of_a_JSON_feed_becomes_null(string written, string kept) => Assert.Equal(kept, Without(written));

    [Fact]
    public void Bytes_of_an_unknown_encoding_are_left_as_they_are()
    {
        byte[] head = [.. "<rss><x>"u8, 0xE5, 0x81, 0xFF], tail = [.. "</x></rss>"u8];

        Assert.Equal([.. head, .. "<author></author>"u8, .. tail], FeedPrivacy.WithoutAuthors([.. head, .. "<author>"u8, 0xD8, .. "</author>"u8, .. tail]));
    }

    private static string Without(string text) => Encoding.UTF8.GetString(FeedPrivacy.WithoutAuthors(Encoding.UTF8.GetBytes(text)));
}
