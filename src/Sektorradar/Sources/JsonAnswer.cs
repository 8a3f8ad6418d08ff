using System.Globalization;
using System.Text;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources;

/// <summary>Reads answers in JSON strictly: what is not the documented shape throws, so that it is never taken for "nothing".</summary>
internal static class JsonAnswer
{
    private const int LongestLine = 300;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false };

    /// <exception cref="FormatException">The answer says that it is not UTF-8.</exception>
    /// <exception cref="DecoderFallbackException">Its bytes are not.</exception>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonDocument Json(this Answer.Received answer)
    {
        if (answer.Charset is { } charset && !charset.Trim('"', ' ').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException($"JSON in {charset}; only UTF-8 is read.");
        }

        ReadOnlyMemory<byte> body = answer.Body.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? answer.Body.AsMemory(Encoding.UTF8.Preamble.Length) : answer.Body;
        Strict.GetCharCount(body.Span);
        return JsonDocument.Parse(body, Options);
    }

    /// <summary>A text that must be there.</summary>
    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new FormatException($"{name} is empty.");

    /// <summary>A text that may be absent, null or empty.</summary>
    public static string? TextOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A field that may be absent or null.</summary>
    public static JsonElement? Optional(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static bool Flag(this JsonElement element, string name) => element.Optional(name)?.GetBoolean() ?? false;

    /// <summary>A count that must be there and is never below zero.</summary>
    public static long Count(this JsonElement element, string name) =>
        element.GetProperty(name).GetInt64() is >= 0 and var count ? count : throw new FormatException($"{name} is below zero.");

    public static DateOnly Day(this JsonElement element, string name) => Day(element.Text(name));

    public static DateOnly? DayOrNull(this JsonElement element, string name) => element.TextOrNull(name) is { } text ? Day(text) : null;

    /// <summary>The day, UTC, of a date or a moment as RFC 3339 writes them.</summary>
    public static DateOnly Day(string text) => text.Length == 10
        ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : DateOnly.FromDateTime(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcDateTime);

    /// <summary>One line of plain text: control characters and runs of blanks become one blank, and the end of a very long one is cut.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(Math.Min(text.Length, LongestLine));
        foreach (var rune in text.EnumerateRunes())
        {
            var blank = Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format;
            if (!blank)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length >= LongestLine)
            {
                break;
            }
        }

        return line.ToString().TrimEnd();
    }
}
