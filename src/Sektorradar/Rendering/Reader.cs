using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Writing;

namespace Sektorradar.Rendering;

/// <summary>An edition as a reader of one language sees it: the words, and the number of each source.</summary>
public sealed class Reader(Edition edition, Language language)
{
    private readonly Dictionary<string, int> _numbers = 
        edition.Report.Sources.SelectMany(source => source.Places.Select(place => (place.Key, source.Number))).ToDictionary(source => source.Key, source => source.Number);

    public Edition Edition => edition;

    public Report Report => edition.Report;

    public Language Language => language;

    public Realiser Realiser { get; } = new(edition.Report.Sector, language);

    public string Word(string key) => Realiser.Word(key);

    public string Say(string key, params IEnumerable<(string Name, ClaimValue Value)> values) => Realiser.Phrase(key, values.ToDictionary(v => v.Name, v => v.Value));

    /// <summary>A phrase that is no sentence: without the final stop.</summary>
    public string Label(string key, params IEnumerable<(string Name, ClaimValue Value)> values) => Say(key, values).TrimEnd('.');

    /// <summary>A word in the middle or at the beginning of a cell.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>Numbers of the sources that a claim rests on, in ascending order.</summary>
    public IReadOnlyList<int> SourcesOf(Claim claim) => [.. claim.Evidence.Select(SourceList.KeyOf).Select(key => _numbers[key]).Distinct().Order()];

    /// <summary>The same with neighbours joined: 1–9, 12.</summary>
    public IReadOnlyList<(int First, int Last)> RangesOf(Claim claim)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in SourcesOf(claim))
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
            {
                ranges[^1] = (ranges[^1].First, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        return ranges;
    }

    public string Cell(Claim claim, string column) => column switch
    {
        "subject" => Realiser.Name(((ClaimValue.Name)claim["subject"]).Id),
        "kind" or "label" or "summary" or "metric" => Capital(Realiser.Text(claim[column])),
        "ratio" => claim[column] is ClaimValue.Unknown ? Realiser.Text(claim[column]) : $"{Realiser.Text(claim["ratio"])} ({Realiser.Text(claim["interval"])})",
        _ => Realiser.Text(claim[column]),
    };

    /// <summary>A blip's measured use; why it is placed where use was not measured.</summary>
    public string Measured(Claim blip) => blip["organisations"] is not ClaimValue.Quantity { Value: > 0 }
        ? Capital(Realiser.Text(blip["reason"]))
        : $"{Realiser.Text(blip["use"])} · {Realiser.Text(blip["organisations"])}";

    /// <summary>Where in a source, as far as a line can hold it; the rest is in report.json.</summary>
    public string PlacesOf(CitedSource source)
    {
        const int Shown = 2;
        var places = source.Places.Select(place => place.Locator).Distinct().ToList();
        var first = string.Join("; ", places.Take(Shown));
        return places.Count <= Shown ? first : $"{first}; {Label("page.places", ("n", new ClaimValue.Number(places.Count - Shown)))}";
    }

    public static string? SubjectOf(Claim claim) => claim.Values.GetValueOrDefault("subject") is ClaimValue.Name name ? name.Id : null;

    /// <summary>The curve's numbers of the last two years: enough to see the season.</summary>
    public static IReadOnlyList<double> Curve(Series series)
    {
        const int Weeks = 104;
        return [.. series.Counts.TakeLast(Weeks)];
    }
}
