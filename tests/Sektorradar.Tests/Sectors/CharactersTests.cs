using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

public class CharactersTests
{
    [Theory]
    [InlineData("the NIS2 directive")]
    [InlineData("K3s, A2UI and 1X")]
    [InlineData("licence BUSL-1.1")]
    [InlineData("Llama-2 and HTTP/2")]
    [InlineData("på 2020-tallet")]
    [InlineData("")]
    public void A_number_in_a_name_is_part_of_the_name(string text) => Assert.Null(Characters.FreeNumber(text));

    [Theory]
    [InlineData("40 of them", "40")]
    [InlineData("rose by 12.5 %", "12.5")]
    [InlineData("open 24/7", "24/7")]
    [InlineData("(2026)", "2026")]
    [InlineData("in 2026.", "2026")]
    [InlineData("5–10", "5")]
    [InlineData("14 900 000", "14")]
    [InlineData("a ½ of it", "½")]
    [InlineData("١٢", "١٢")]
    [InlineData("$5", "5")]
    public void A_number_by_itself_is_found(string text, string number) => Assert.Equal(number, Characters.FreeNumber(text));

    [Theory]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a\u2066b", "U+2066")]
    [InlineData("a\u200Bb", "U+200B")]
    [InlineData("a\u00ADb", "U+00AD")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\u001Bb", "U+001B")]
    public void A_character_nobody_sees_is_named(string text, string name) => Assert.Equal(name, Characters.Hidden(text));

    [Fact]
    public void Half_a_character_is_named() => Assert.Equal("U+D800", Characters.Hidden("a\uD800b"));

    [Theory]
    [InlineData("Blåbærsyltetøy – «på» brød")]
    [InlineData("Sámi giella, C++ & C#")]
    [InlineData("🦀")]
    public void Letters_of_any_language_and_pictures_are_not_hidden(string text) => Assert.Null(Characters.Hidden(text));
}
