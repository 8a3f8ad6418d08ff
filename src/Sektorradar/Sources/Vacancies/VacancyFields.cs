using System.Text.Json;

namespace Sektorradar.Sources.Vacancies;

/// <summary>Fields of advertisements, which are often absent, null or blank.</summary>
internal static class VacancyFields
{
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Optional(name) is { } list ? list.EnumerateArray() : [];

    /// <returns>The text with its ends trimmed; null when it is absent, null or blank.</returns>
    public static string? Trimmed(this JsonElement element, string name) => element.TextOrNull(name)?.Trim() is { Length: > 0 } text ? text : null;

    public static void Put(this Dictionary<string, string> details, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            details[name] = value;
        }
    }
}
