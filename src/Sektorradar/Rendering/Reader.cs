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

    public Realiser Realiser { get; } = new(edition.Report.Sector, language);

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

    /// <summary>What stands above the list of sources.</summary>
    public string NoteOnSources()
    {
        var links = Report.Sources.Where(source => source.Link is not null).ToList();
        var times = links.Select(source => source.Check).OfType<LinkCheck>().Select(check => DateOnly.FromDateTime(check.At.UtcDateTime)).ToList();
        return times.Count == 0
            ? Say("page.sources.note")
            : Say("page.sources.checked", ("n", new ClaimValue.Number(times.Count)), ("all", new ClaimValue.Number(links.Count)), ("day", new ClaimValue.Day(times.Max())));
    }

    /// <summary>What the check of a source's link found, and when; null where there is no link, and in an edition of which none was checked.</summary>
    public string? CheckOf(CitedSource source)
    {
        if (source.Link is null || Report.Sources.All(other => other.Check is null))
        {
            return null;
        }

        if (source.Check is not { } check)
        {
            return Capital(Word("link." + LinkVerdict.NotChecked.Code()));
        }

        var at = check.At.UtcDateTime;
        var found = Label("link." + check.Verdict.Code(), ("day", new ClaimValue.Day(DateOnly.FromDateTime(at))), ("time", new ClaimValue.Literal(at.ToString("HH:mm", CultureInfo.InvariantCulture))));
        return string.Join("; ", new[] { Capital(found), check.FragmentFound == false ? Word("link.no-fragment") : null, check.QuoteFound == false ? Word("link.no-quote") : null }.OfType<string>());
    }

    /// <summary>The subject that a row or a blip is about, whose name its further sentences need not say again.</summary>
    public static string? SubjectOf(Claim claim) => claim.Values.GetValueOrDefault("subject") is ClaimValue.Name name ? name.Id : null;

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
