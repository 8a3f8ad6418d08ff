using System.Text;
using System.Text.Json;
using Sektorradar.Sources.Doffin;

namespace Sektorradar.Tests.Sources.Doffin;

public class JsonControlCharactersTests
{
    [Theory]
    [InlineData("{\"a\":\"one\ntwo\"}", "{\"a\":\"one\\u000atwo\"}")]
    [InlineData("{\n\t\"a\":\"\t\"\r\n}", "{\n\t\"a\":\"\\u0009\"\r\n}")]
    [InlineData("[\"\\\"\n\\\\\",\n\"\u0001\"]", "[\"\\\"\\u000a\\\\\",\n\"\\u0001\"]")]
    [InlineData("[\"\\\n\"]", "[\"\\u000a\"]")]
    [InlineData("[\"\\\\\n\"]", "[\"\\\\\\u000a\"]")]
    [InlineData("[\"torn\n", "[\"torn\\u000a")]
    public void They_are_escaped_inside_strings_only(string written, string escaped) =>
        Assert.Equal(escaped, Encoding.UTF8.GetString(JsonControlCharacters.Escape(Encoding.UTF8.GetBytes(written)).Span));

    [Theory]
    [InlineData("")]
    [InlineData("{\n \"a\" : [ \"æøå \\n \\\" \\u000a\", null ]\r\n}\n")]
    [InlineData("<html>\n\"\"\n</html>")]
    public void What_is_valid_or_broken_otherwise_stays_the_same_bytes(string written)
    {
        ReadOnlyMemory<byte> bytes = Encoding.UTF8.GetBytes(written);

        Assert.Equal(bytes, JsonControlCharacters.Escape(bytes));
    }

    [Fact]
    public void The_words_come_out_as_they_were_written()
    {
        using var json = JsonDocument.Parse(JsonControlCharacters.Escape("{\"a\":\"one\ntwo\tthree\u001f\"}"u8.ToArray()));

        Assert.Equal("one\ntwo\tthree\u001f", json.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void The_sample_with_raw_characters_can_be_read()
    {
        var sample = File.ReadAllBytes(Reference.Folder("data/samples/synthetic/doffin_search_v2_raw_control_chars.notjson"));

        Assert.ThrowsAny<JsonException>(() => JsonDocument.Parse(sample));
        using var json = JsonDocument.Parse(JsonControlCharacters.Escape(sample));
        Assert.Equal("Linje en\nlinje to", json.RootElement.GetProperty("hits")[0].GetProperty("heading").GetString());
    }
}
