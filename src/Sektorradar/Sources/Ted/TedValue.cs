using System.Globalization;
using System.Text.Json;
using Sektorradar.Sources.Eforms;

namespace Sektorradar.Sources.Ted;

/// <summary>Fields of the search's notices have no fixed form: a text, a number, a list of them, or any of these by language.</summary>
internal static class TedValue
{
    public static Wording Wording(this JsonElement notice, string field) => Eforms.Wording.Of(notice.TryGetProperty(field, out var value) ? Texts("", value) : []);

    /// <summary>All values, whatever their language.</summary>
    public static IEnumerable<string> Values(this JsonElement notice, string field) => notice.Wording(field).Texts.Select(text => text.Text);

    public static string? Value(this JsonElement notice, string field) => notice.Values(field).FirstOrDefault();

    public static IEnumerable<DateOnly> Days(this JsonElement notice, string field) => notice.Values(field).Select(EformsText.Day).OfType<DateOnly>();

    /// <summary>An amount, or the sum of the lots' amounts where all have the same currency.</summary>
    public static Money? Money(this JsonElement notice, string amounts, string currencies)
    {
        var parts = notice.Values(amounts).Select(text => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : 0).ToList();
        var used = notice.Values(currencies).Distinct().ToList();
        return parts.Count > 0 && used.Count == 1 && parts.TrueForAll(part => part > 0) ? new Money(parts.Sum(), used[0]) : null;
    }

    private static IEnumerable<(string Language, string Text)> Texts(string language, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [(language, value.GetString()!)],
        JsonValueKind.Number => [(language, value.GetRawText())],
        JsonValueKind.Array => value.EnumerateArray().SelectMany(element => Texts(language, element)),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Texts(property.Name, property.Value)),
        _ => [],
    };
}
