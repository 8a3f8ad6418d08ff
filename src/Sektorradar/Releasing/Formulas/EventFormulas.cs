using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing.Formulas;

/// <summary>Claims about dated things that repositories tell: the day and the words are those of the signal that is cited.</summary>
internal static class EventFormulas
{
    /// <summary>One event of one day: a version, an end.</summary>
    public static IEnumerable<Expected> One(FiledClaim claim, EditionFile file)
    {
        var reference = claim.Evidence[0];
        yield return Expected.Is("day", new ClaimValue.Day(DayOf(reference)));
        if (claim.Values.TryGetValue("version", out var version))
        {
            yield return Said("version", version, file, reference);
        }

        if (claim.Values.TryGetValue("to", out var licence))
        {
            yield return Said("to", licence, file, reference);
        }

        if (claim.Values.ContainsKey("repository"))
        {
            yield return Expected.Literal("repository", EditionFile.Text(file.RecordOf("captures", reference.Split('#')[0])!["about"]));
        }
    }

    /// <summary>A young project: the day of the oldest trace, or the one a source gives, and the licence that was found.</summary>
    public static IEnumerable<Expected> Young(FiledClaim claim, EditionFile file)
    {
        var published = claim.Evidence.Select(evidence => file.RecordOf("facts", evidence)).FirstOrDefault(fact => fact?["event"]?.GetValue<string>() == "published");
        yield return published is not null ? Expected.Day("published", published["day"])
            : Expected.Is("published", new ClaimValue.Day(DayOf(claim.Evidence.First(evidence => evidence.Contains("#first-publication@", StringComparison.Ordinal)))));
        if (claim.Values["licence"] is var licence and not ClaimValue.Unknown)
        {
            yield return Said("licence", licence, file, claim.Evidence.First(evidence => evidence.Contains("#licence@", StringComparison.Ordinal)));
        }

        if (claim.Evidence.Select(evidence => file.RecordOf("facts", evidence)).FirstOrDefault(fact => fact?["unit"]?.GetValue<string>() == "stars") is { } stars && claim.Values.ContainsKey("stars"))
        {
            yield return Expected.Is("stars", Expected.Number(stars["value"])!.Value);
        }
    }

    /// <summary>People who came and left: the numbers of the one reading that counted them, never fewer than five.</summary>
    public static IEnumerable<Expected> Flow(FiledClaim claim, EditionFile file) =>
        from evidence in claim.Evidence
        let title = claim.Subject() ?? (claim.Subject("from") is { } start ? $"{start} > {claim.Subject("to")}" : null)
        let signal = file.RecordOf("events", evidence)?.AsArray().FirstOrDefault(signal => signal!["title"]?.GetValue<string>() == title)
        let value = evidence.Split('#', '@')[1] switch { "active-contributors" => "active", "arrivals" => "arrivals", "departures" => "departures", _ => "people" }
        from expected in new[] { Expected.Near(value, Expected.Number(signal?["value"]), 0), Expected.Is("until", new ClaimValue.Day(DayOf(evidence))) }
        where claim.Values.ContainsKey(expected.Value)
        select expected;

    /// <summary>A copy of a repository.</summary>
    public static IEnumerable<Expected> Copy(FiledClaim claim, EditionFile file)
    {
        var capture = file.RecordOf("captures", claim.Evidence[0])!;
        return [Expected.Day("day", capture["day"]), Expected.Literal("head", EditionFile.Text(capture["revision"])[..12])];
    }

    /// <summary>What editors decided.</summary>
    public static IEnumerable<Expected> Decision(FiledClaim claim, EditionFile file)
    {
        var decision = file.RecordOf("decisions", claim.Evidence[0])!;
        yield return Expected.Is("subject", new ClaimValue.Name(EditionFile.Text(decision["subject"])));
        if (claim.Values.ContainsKey("until"))
        {
            yield return Expected.Day("until", decision["until"]);
            yield break;
        }

        yield return Expected.Day("day", decision["decided"]);
        yield return Expected.Words("by", decision["by"]);
        yield return Expected.Words("reason", decision["reason"]);
        yield return Expected.Term("ring", "ring." + (decision["ring"]?.GetValue<string>() ?? "none"));
    }

    private static Expected Said(string value, ClaimValue found, EditionFile file, string reference)
    {
        var titles = file.RecordOf("events", reference)?.AsArray().Select(signal => signal!["title"]?.GetValue<string>()).OfType<string>().ToList() ?? [];
        return new Expected(value, _ => found is ClaimValue.Literal literal && titles.Contains(literal.Text), string.Join(" or ", titles));
    }

    private static DateOnly DayOf(string reference) => DateOnly.ParseExact(reference[(reference.IndexOf('@', StringComparison.Ordinal) + 1)..][..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
