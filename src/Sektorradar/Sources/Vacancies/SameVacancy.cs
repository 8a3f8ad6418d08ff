using System.Globalization;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sources.Vacancies;

/// <summary>One vacancy is advertised in several places: a key that is the same wherever employer, title and deadline are.</summary>
public static partial class SameVacancy
{
    /// <returns>The key; null when one of the three is missing, for a key of less would join what are different vacancies.</returns>
    public static string? Key(string? employer, string? title, DateOnly? deadline)
    {
        var (whose, what) = (Letters(Additions().Replace(JsonAnswer.Line(employer ?? ""), " ")), Letters(JsonAnswer.Line(title ?? "")));
        return whose.Length == 0 || what.Length == 0 || deadline is not { } day ? null : Digest.Of(whose, what, day.ToString("O", CultureInfo.InvariantCulture));
    }

    private static string Letters(string text) => NotLetters().Replace(text.Normalize().ToLowerInvariant(), "");

    // "Eksempel fylkeskommune (EFK)", "Eksempel AS".
    [GeneratedRegex(@"\([^)]*\)|\b(?:ASA|AS|SF|KF|IKS|HF|SA)\b\.?", RegexOptions.CultureInvariant)]
    private static partial Regex Additions();

    [GeneratedRegex(@"[^\p{L}\p{N}+#]+", RegexOptions.CultureInvariant)]
    private static partial Regex NotLetters();
}
