using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Sektorradar.Sources.Feeds;

/// <summary>JSON Feed 1.0 and 1.1.</summary>
internal static class JsonFeed
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <exception cref="FormatException">The JSON is no feed.</exception>
    public static FeedDraft Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(Repair(text));
        var reader = new Utf8JsonReader(bytes, Lenient);
        var items = new List<ItemDraft>();
        string version = "", title = "", home = "", feed = "";
        var partial = true;
        try
        {
            partial = !ReadTop(ref reader);
        }
        catch (JsonException)
        {
            // What was read before the mistake stands.
        }

        if (!version.Contains("jsonfeed.org", StringComparison.OrdinalIgnoreCase) && (items.Count == 0 || home.Length + feed.Length == 0))
        {
            throw new FormatException("the answer is JSON, but no JSON Feed");
        }

        return new FeedDraft(FeedFormat.JsonFeed, title, home, null, null, items, partial);

        bool ReadTop(ref Utf8JsonReader reader)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString();
                reader.Read();
                if (name == "items" && reader.TokenType == JsonTokenType.StartArray)
                {
                    while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    {
                        var element = JsonElement.ParseValue(ref reader);
                        if (element.ValueKind == JsonValueKind.Object && Item(element) is { SaysNothing: false } item)
                        {
                            items.Add(item);
                        }
                    }
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    var value = reader.GetString()!.Trim();
                    (version, title, home, feed) = name switch
                    {
                        "version" => (value, title, home, feed),
                        "title" => (version, PlainText.FromText(value), home, feed),
                        "home_page_url" => (version, title, value, feed),
                        "feed_url" => (version, title, home, value),
                        _ => (version, title, home, feed),
                    };
                }
                else
                {
                    reader.Skip();
                }
            }

            return reader.TokenType == JsonTokenType.EndObject;
        }
    }

    private static ItemDraft Item(JsonElement item)
    {
        var link = Text(item, "url") is { Length: > 0 } url ? url : Text(item, "external_url");
        var id = Text(item, "id");
        var summary = PlainText.FromText(Text(item, "summary"));
        summary = summary.Length > 0 ? summary : PlainText.FromText(Text(item, "content_text"));
        return new ItemDraft(
            id,
            link.Length > 0 ? link : id.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? id : null,
            null,
            PlainText.FromText(Text(item, "title")),
            summary.Length > 0 ? summary : PlainText.FromHtml(Text(item, "content_html")),
            FeedDate.Read(Text(item, "date_published")),
            FeedDate.Read(Text(item, "date_modified")),
            item.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array
                ? ItemDraft.Tidy(tags.EnumerateArray().Where(tag => tag.ValueKind == JsonValueKind.String).Select(tag => PlainText.FromText(tag.GetString()!))) : []);
    }

    /// <summary>A string, or a number where somebody forgot the quotation marks.</summary>
    private static string Text(JsonElement item, string name) => !item.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.GetRawText(),
        _ => "",
    };

    /// <summary>Control characters that stand raw in strings, and halves of surrogate pairs: the parser accepts neither, and publishers send both.</summary>
    private static string Repair(string text)
    {
        var start = text.AsSpan().IndexOfAny('{', '[');
        var repaired = new StringBuilder(text.Length);
        for (var at = Math.Max(start, 0); at < text.Length; at++)
        {
            var character = text[at];
            if (character != '\\')
            {
                repaired.Append(char.IsControl(character) ? ' ' : character);
            }
            else if (Escaped(text, at) is not { } unit || !char.IsSurrogate(unit))
            {
                repaired.Append(text, at, Math.Min(2, text.Length - at));
                at++;
            }
            else if (char.IsHighSurrogate(unit) && Escaped(text, at + 6) is { } low && char.IsLowSurrogate(low))
            {
                repaired.Append(text, at, 12);
                at += 11;
            }
            else
            {
                repaired.Append(@"\ufffd");
                at += 5;
            }
        }

        return repaired.ToString();
    }

    private static char? Escaped(string text, int at) =>
        at + 6 <= text.Length && text[at] == '\\' && text[at + 1] == 'u' && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit)
            ? (char)unit : null;
}
