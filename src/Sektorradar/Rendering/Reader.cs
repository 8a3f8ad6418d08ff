using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Rendering;

/// <summary>An edition as a reader of one language sees it, whatever the format.</summary>
public sealed class Reader(Edition edition, Language language)
{
    public Edition Edition => edition;

    public Report Report => edition.Report;

    public Language Language => language;

    public Realiser Realiser { get; } = new(edition.Report.Sector, language, edition.Report.Turns);

    public SourceNumbers Numbers { get; } = new(edition.Report.Sources);

    /// <summary>The file that holds all places of a source; relative to the page.</summary>
    public string Data { get; init; } = "report.json";

    private HashSet<string> WithPage => field ??= [.. edition.Report.Dossiers.Select(dossier => dossier.Subject.Id)];

    /// <summary>The page of the subject that a row or a blip is about, as seen from the report's page; null where there is none.</summary>
    public string? PageOf(Claim claim) => SubjectOf(claim) is { } id && WithPage.Contains(id) ? FileNames.Of(FileNames.OfSubject(id), "html", language, Report.Sector) : null;

    /// <summary>A language by its own name.</summary>
    public static string NameOf(Language language) => PhraseSet.Of(language)["page.language"];

    public string Word(string key) => Realiser.Word(key);

    public string Heading(Column column) => Word("column." + column.Name());

    public string Say(string key, params IEnumerable<(string Name, ClaimValue Value)> values) => Realiser.Phrase(key, values.ToDictionary(v => v.Name, v => v.Value));

    /// <summary>A phrase that is no sentence: without the final stop.</summary>
    public string Label(string key, params IEnumerable<(string Name, ClaimValue Value)> values) => Say(key, values).TrimEnd('.');

    public string Day(DateOnly day) => Realiser.Text(new ClaimValue.Day(day));

    /// <summary>What stands in a row's cell; <see cref="Column.Because"/> has sentences instead.</summary>
    public string Cell(Claim claim, Column column)
    {
        var text = Realiser.Text(claim[column.Name()]);
        return column switch
        {
            Column.Kind or Column.Label or Column.Summary or Column.Metric or Column.Evidence => Capital(text),
            Column.Found when claim.Values.TryGetValue("unit", out var unit) => $"{Capital(Realiser.Text(unit))}: {text}",
            Column.Ratio when claim["ratio"] is not ClaimValue.Unknown => $"{text} ({Realiser.Text(claim["interval"])})",
            Column.Substance or Column.Hype when claim[column.Name()] is not ClaimValue.Unknown => Label("cell." + column.Name(), claim.Values.Select(value => (value.Key, value.Value))),
            _ => text,
        };
    }

    /// <summary>Beside a blip's name: who decided its ring and what was computed, else its measured use, else why it is placed.</summary>
    public string Beside(Claim blip)
    {
        if (blip.Values.ContainsKey("by"))
        {
            return Label(blip.Values.ContainsKey("computedRule") ? "page.decided" : "page.decided.none", blip.Values.Select(value => (value.Key, value.Value)));
        }

        return blip["organisations"] is not ClaimValue.Quantity { Value: > 0 }
            ? Capital(Realiser.Text(blip["reason"]))
            : $"{Realiser.Text(blip["use"])} · {Realiser.Text(blip["organisations"])}";
    }

    /// <summary>Where in a source, as far as a line can hold it; the rest is in <see cref="Data"/>.</summary>
    public string PlacesOf(CitedSource source)
    {
        const int Shown = 2;
        var places = source.Places.Select(place => place.Locator).Distinct().ToList();
        var first = string.Join("; ", places.Take(Shown));
        return places.Count <= Shown ? first : $"{first}; {Label("page.places", ("n", new ClaimValue.Number(places.Count - Shown)), ("file", new ClaimValue.Literal(Data)))}";
    }

    /// <summary>What came of following a source's link, with its time; empty where that was not tried.</summary>
    public string CheckOf(CitedSource source) => source.Check is not { Verdict: not LinkVerdict.NotChecked } check ? ""
        : string.Join(' ', new[] { "link." + check.Verdict.Code(), check.Fragment == false ? "link.no-fragment" : null, check.Quote == false ? "link.no-quote" : null }.OfType<string>()
            .Select(key => Say(key, ("day", new ClaimValue.Day(DateOnly.FromDateTime(check.At.UtcDateTime))), ("time", new ClaimValue.Literal(check.At.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture))))));

    /// <summary>How many of the links were followed, and how many of those lead to nothing; that none was, when none was.</summary>
    public string Checks()
    {
        var links = Report.Sources.Where(source => source.Link is not null).ToList();
        var made = links.Where(source => source.Check is { Verdict: not LinkVerdict.NotChecked }).ToList();
        return made.Count == 0 ? Say("links.none")
            : Say("links.some", ("links", new ClaimValue.Number(links.Count)), ("checked", new ClaimValue.Number(made.Count)), ("there", new ClaimValue.Number(made.Count(source => source.Check!.Verdict.IsThere()))));
    }

    /// <summary>The subject that a row or a blip is about, whose name its further sentences need not say again.</summary>
    public static string? SubjectOf(Claim claim) => claim.Values.GetValueOrDefault("subject") is ClaimValue.Name name ? name.Id : null;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
