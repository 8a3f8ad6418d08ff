using System.Text;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.Json;

/// <summary>An answer in JSON. Whatever is not exactly that throws: an empty body, a page for people, bytes of another encoding, half an answer.</summary>
internal static class JsonAnswer
{
    // The parser takes a string's bytes as they are and fails only when the string is read; a wrong encoding must not depend on which fields are.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static JsonDocument Parse(Answer.Received answer)
    {
        RefusePage(answer);
        if (answer.Charset is { Length: > 0 } charset && !charset.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"JSON is UTF-8, and the answer says {charset}.");
        }

        return JsonDocument.Parse(Strict.GetString(answer.Body).TrimStart('\uFEFF'));
    }

    /// <summary>Throws when the answer is a page: what a gateway or a login says in the service's place, also with 404.</summary>
    public static void RefusePage(Answer.Received answer)
    {
        if (answer.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true)
        {
            throw new FormatException("A page for people stands where data was asked for.");
        }
    }

    /// <returns>The field's text with its ends trimmed; null when it is absent, null or blank.</returns>
    public static string? Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null && field.GetString()?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>As <see cref="Text"/>, for a field without which the answer says nothing.</summary>
    public static string Required(this JsonElement element, string name) =>
        element.Text(name) ?? throw new KeyNotFoundException($"The answer has no {name}.");

    /// <returns>The items of a list; none when it is absent or null.</returns>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field.EnumerateArray() : [];
}
