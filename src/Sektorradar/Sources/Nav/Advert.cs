using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Organisations;
using Sektorradar.Sources.Vacancies;

namespace Sektorradar.Sources.Nav;

/// <summary>The words of an advertisement, without the fields that may hold persons.</summary>
internal static class Advert
{
    private static readonly string[] Occupations = ["STYRK08", "STYRK08NAV"];
    private static readonly string[] KnownCategories = [.. Occupations, "ESCO", "JANZZ"];

    /// <returns>Null when it is not about work with computers after all.</returns>
    public static Item? Read(string source, string about, Uri link, string id, JsonElement words, DateOnly today, List<string> unknown)
    {
        var title = AdvertText.Line(words.Text("title"));
        var categories = words.Items("categoryList").Select(category => (Type: category.Text("categoryType"), Code: category.Text("code"))).Distinct().ToList();
        unknown.AddRange(categories.Select(category => category.Type).Except(KnownCategories).Select(type => $"categoryType {type}"));
        var styrk = categories.Where(category => Occupations.Contains(category.Type)).Select(category => category.Code).ToList();
        var isOccupation = styrk.Any(ComputerWork.IsOccupation) || words.Items("occupationCategories").Any(occupation => occupation.Trimmed("level1") == "IT");
        if (!isOccupation && ComputerWork.In(title) != ComputerWorkSign.Certain)
        {
            return null;
        }

        var employer = words.GetProperty("employer");
        var place = words.Items("workLocations").FirstOrDefault(location => location.Trimmed("municipal") is not null);
        var deadline = Day(words.Trimmed("applicationDue"));
        var details = new Dictionary<string, string>();
        details.Put("employer", employer.Trimmed("name"));
        details.Put("organisation", OrganisationNumber.Parse(employer.Trimmed("orgnr")));
        details.Put("sector", Sector(words.Trimmed("sector"), unknown));
        details.Put("municipality", place.ValueKind == JsonValueKind.Undefined ? null : place.Trimmed("municipal"));
        details.Put("county", place.ValueKind == JsonValueKind.Undefined ? null : place.Trimmed("county"));
        details.Put("styrk08", string.Join(' ', styrk.Order(StringComparer.Ordinal)));
        details.Put("esco", string.Join(' ', categories.Where(category => category.Type == "ESCO").Select(category => category.Code).Order(StringComparer.Ordinal)));
        details.Put("positions", Positions(words, unknown));
        details.Put("deadline", deadline?.ToString("O", CultureInfo.InvariantCulture));
        details.Put("same", SameVacancy.Key(employer.Trimmed("name"), title, deadline));

        // The day as it is written in Norway: most begin at midnight there, which is the day before in UTC. A day that has not come is a wrong clock.
        var published = Day(words.Text("published")) ?? throw new FormatException("The day of publication cannot be read.");
        return new Item(source, about, id, ItemKind.Vacancy, published > today ? today : published, title, AdvertText.Of(words.Trimmed("description")), link, details);
    }

    // "Snarest" and the like are no day.
    private static DateOnly? Day(string? text) =>
        text?.Length >= 10 && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Sector(string? text, List<string> unknown)
    {
        switch (text)
        {
            case null or "Ikke oppgitt":
                return null;
            case "Offentlig":
                return "public";
            case "Privat":
                return "private";
            default:
                unknown.Add($"sector {text}");
                return null;
        }
    }

    // A number written as text.
    private static string? Positions(JsonElement words, List<string> unknown)
    {
        if (!words.TryGetProperty("positioncount", out var field) || field.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var text = field.ValueKind == JsonValueKind.Number ? field.GetRawText() : field.GetString()!.Trim();
        if (text.Length == 0 || (text.Length < 5 && text.All(char.IsAsciiDigit)))
        {
            return text;
        }

        unknown.Add($"positioncount {text}");
        return null;
    }
}
