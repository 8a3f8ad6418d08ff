using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsCheck;
using Sektorradar.Sources.Privacy;

namespace Sektorradar.Tests.Sources.Privacy;

/// <summary>Bodies are made together with what must be left of them.</summary>
public class PersonalFieldsPropertyTests
{
    private static readonly string[] Names = ["contact", "employer.mail", "kontaktperson", "vår"];
    private static readonly string[] AllNames = ["contact", "mail", "kontaktperson", "employer", "title", "vår", "con", "contacts", "Contact", "x.contact"];

    private static readonly Gen<string> Text = Gen.Frequency(
        (3, Gen.String[Gen.Char[' ', '~'], 0, 12]),
        (3, OneOf("\"", "\\", "{", "}", "[", "]", ",", ":", "contact", "\"contact\":", "\\\"", "<contact>", "</contact>", "]]>", "-->", "\n\t", "å", "😀", "null")),
        (1, Gen.String));

    private static readonly Gen<string> Blank = Gen.Frequency((3, Gen.Const("")), (1, OneOf(" ", "\n", "\r\n\t ")));

    private static readonly Gen<(string Before, string After)> Json = JsonOf(4, "");
    private static readonly Gen<(string Before, string After)> Xml = XmlOf(4, "");

    [Fact]
    public void JSON_keeps_everything_but_the_fields() => Json.Sample(json => Check(json.Before, json.After), iter: 3_000);

    [Fact]
    public void XML_keeps_everything_but_the_fields() => Xml.Sample(xml => Check($"<root>{xml.Before}</root>", $"<root>{xml.After}</root>"), iter: 3_000);

    [Fact]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 200].Sample(bytes => IsStable(bytes));

    [Fact]
    public void Any_signs_are_read_or_refused()
    {
        var sign = OneOf("{", "}", "[", "]", ",", ":", "\"", "\\", "\"contact\"", "contact", "1", "null", "<", ">", "/", "</", "<contact>", "</contact>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "=", "'", " ", "<a", "\0", "é");

        sign.Array[0, 30].Sample(signs => IsStable(Encoding.UTF8.GetBytes(string.Concat(signs))), iter: 20_000);
    }

    [Fact]
    public void Damaged_JSON_that_can_still_be_read_has_no_field_left() => Gen.Select(Json, Gen.Double[0, 1], OneOf("", "\"", "\\", "{", "}", "[", "]", ",", ":", "contact", " ", "\u0001")).Sample((json, where, insert) =>
    {
        var at = (int)(where * json.Before.Length);
        var damaged = json.Before[..at] + insert + json.Before[Math.Min(json.Before.Length, at + 1)..];
        if (Parsed(() => JsonDocument.Parse(damaged)) && PersonalFields.Without(Encoding.UTF8.GetBytes(damaged), ["contact"]) is { } without)
        {
            using var left = JsonDocument.Parse(without);
            return Properties(left.RootElement).All(property => property.Name != "contact" || property.Value.ValueKind == JsonValueKind.Null);
        }

        return true;
    }, iter: 3_000);

    [Fact]
    public void Damaged_XML_that_can_still_be_read_has_no_field_left() => Gen.Select(Xml, Gen.Double[0, 1], OneOf("", "\"", "'", "<", ">", "/", "<!--", "-->", "<![CDATA[", "]]>", "contact", "=")).Sample((xml, where, insert) =>
    {
        var whole = $"<root>{xml.Before}</root>";
        var at = (int)(where * whole.Length);
        var damaged = whole[..at] + insert + whole[Math.Min(whole.Length, at + 1)..];
        if (Parsed(() => XDocument.Parse(damaged)) && PersonalFields.Without(Encoding.UTF8.GetBytes(damaged), ["contact"]) is { } without)
        {
            var left = XDocument.Parse(Encoding.UTF8.GetString(without)).Descendants().ToList();
            return left.TrueForAll(element => element.Name.LocalName != "contact" || (!element.Nodes().Any() && element.Attributes().All(attribute => attribute.IsNamespaceDeclaration || attribute.Value.Length == 0)))
                && left.Attributes("contact").All(attribute => attribute.Value.Length == 0);
        }

        return true;
    }, iter: 3_000);

    private static bool Check(string before, string after)
    {
        var bytes = Encoding.UTF8.GetBytes(before);
        var without = PersonalFields.Without(bytes, Names);

        return without is not null && Encoding.UTF8.GetString(without) == after && ReferenceEquals(without, bytes) == (before == after)
            && ReferenceEquals(PersonalFields.Without(without, Names), without);
    }

    private static bool IsStable(byte[] bytes)
    {
        var without = PersonalFields.Without(bytes, Names);

        return without is null || ReferenceEquals(PersonalFields.Without(without, Names), without);
    }

    private static bool IsNamed(string name, string parent) => name is "contact" or "kontaktperson" or "vår" || (name == "mail" && parent == "employer");

    private static Gen<(string Before, string After)> JsonOf(int depth, string parent)
    {
        var scalar = Gen.OneOf(Text.SelectMany(JsonText), OneOf("0", "-1.5e+3", "true", "false", "null", "{ }", "[\n]")).Select(text => (text, text));
        if (depth == 0)
        {
            return scalar;
        }

        var list = Gen.Select(JsonOf(depth - 1, parent), Blank).Array[0, 3].Select(items => Join('[', items.Select(item => (item.Item2 + item.Item1.Before, item.Item2 + item.Item1.After)), ']'));
        var property = from name in OneOf(AllNames)
                       from written in JsonText(name)
                       from blanks in Blank.Array[4]
                       from value in JsonOf(depth - 1, name)
                       let start = $"{blanks[0]}{written}{blanks[1]}:{blanks[2]}"
                       select (start + value.Before + blanks[3], start + (IsNamed(name, parent) ? "null" : value.After) + blanks[3]);
        return Gen.Frequency((1, scalar), (1, list), (3, property.Array[0, 4].Select(properties => Join('{', properties, '}'))));
    }

    private static (string Before, string After) Join(char open, IEnumerable<(string Before, string After)> parts, char close)
    {
        var all = parts.ToList();
        return ($"{open}{string.Join(',', all.Select(part => part.Before))}{close}", $"{open}{string.Join(',', all.Select(part => part.After))}{close}");
    }

    /// <summary>The text as a JSON string: every sign escaped by chance, and line feeds in the raw except in names.</summary>
    private static Gen<string> JsonText(string text) => Gen.Bool.Array[text.Length].Select(escaped =>
        '"' + string.Concat(text.Select((sign, i) => escaped[i] || char.IsSurrogate(sign) ? $"\\u{(int)sign:X4}" : sign is '\n' or '\t' ? sign.ToString() : JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(sign.ToString()))) + '"');

    private static Gen<(string Before, string After)> XmlOf(int depth, string parent)
    {
        var text = Gen.Select(Text.Select(Legal), Gen.Int[0, 3]).Select((words, form) => form switch
        {
            0 => $"<![CDATA[{words.Replace("]]>", "", StringComparison.Ordinal)}]]>",
            1 => $"<!--{words.Replace('-', '_')}-->",
            2 => $"<?note {words.Replace("?>", "", StringComparison.Ordinal)} ?>",
            _ => Escaped(words),
        }).Select(piece => (piece, piece));
        if (depth == 0)
        {
            return text;
        }

        var element = from name in OneOf(AllNames)
                      from blank in OneOf("", " ", "\r\n")
                      from attributes in Attributes(name)
                      from content in XmlOf(depth - 1, name).Array[0, 3]
                      from closed in Gen.Bool
                      let named = IsNamed(name, parent)
                      let start = (Before: $"<{name}{attributes.Before}{blank}", After: $"<{name}{(named ? attributes.Emptied : attributes.After)}{blank}")
                      let inside = (Before: string.Concat(content.Select(part => part.Before)), After: string.Concat(content.Select(part => part.After)))
                      select closed && content.Length == 0
                          ? (start.Before + "/>", start.After + "/>")
                          : ($"{start.Before}>{inside.Before}</{name}{blank}>", $"{start.After}>{(named ? "" : inside.After)}</{name}{blank}>");
        return Gen.Frequency((1, text), (3, element));
    }

    private static Gen<(string Before, string After, string Emptied)> Attributes(string element)
    {
        var attribute = Gen.Select(Text, OneOf("\"", "'"), OneOf("=", " =\n")).Select((value, quote, sign) =>
            (Value: Escaped(Legal(value)).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&apos;", StringComparison.Ordinal), quote, sign));
        return Gen.Select(attribute.Array[3], Gen.Int[0, 7]).Select((values, which) =>
        {
            var (before, after, emptied) = ("", "", "");
            string[] names = ["contact", "mail", "id"];
            for (var i = 0; i < names.Length; i++)
            {
                if ((which & (1 << i)) != 0)
                {
                    var (value, quote, sign) = values[i];
                    before += $" {names[i]}{sign}{quote}{value}{quote}";
                    after += $" {names[i]}{sign}{quote}{(IsNamed(names[i], element) ? "" : value)}{quote}";
                    emptied += $" {names[i]}{sign}{quote}{quote}";
                }
            }

            return (before, after, emptied);
        });
    }

    private static string Escaped(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string Legal(string text) => string.Concat(text.EnumerateRunes().Where(rune => rune.Value != 0xFFFD && (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))));

    private static bool Parsed(Func<object> parse)
    {
        try
        {
            return parse() is not null;
        }
        catch (Exception error) when (error is JsonException or XmlException)
        {
            return false;
        }
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Properties(property.Value).Prepend(property)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
