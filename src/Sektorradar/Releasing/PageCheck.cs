using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Releasing;

/// <summary>A page against the file of claims it is drawn from: every sentence, cell, source number and link is that file's, and none is missing.</summary>
/// <param name="path">Of the page.</param>
/// <param name="file">The file of claims.</param>
internal sealed class PageCheck(string path, EditionFile file, Language language, SentenceCheck sentences, KnownLinks links)
{
    private readonly List<Breach> _breaches = [];
    private readonly HashSet<string> _said = [];
    private readonly HashSet<string> _ids = [];
    private readonly List<string> _places = [];

    public IReadOnlyList<Breach> Run(string html)
    {
        PageElement? holder = null;
        var held = new StringBuilder();
        FiledClaim? last = null;
        foreach (var piece in PageText.Of(html))
        {
            if (piece.Begins is { } element)
            {
                Begin(element, last);
            }

            // A sentence or a cell ends where something outside of it begins.
            var now = piece.Element?.AndAbove.FirstOrDefault(IsHolder);
            if (now != holder)
            {
                last = holder is null ? last : Close(holder, held.ToString()) ?? last;
                held.Clear();
                holder = now;
            }

            if (piece.Text is { } text)
            {
                if (holder is null)
                {
                    Loose(piece.Element, text);
                }
                else if (!piece.Element!.AndAbove.TakeWhile(element => element != holder).Any(IsAside))
                {
                    held.Append(text);
                }
            }
        }

        foreach (var place in _places.Where(place => !_ids.Contains(place)))
        {
            Say(BreachKind.Link, null, $"#{place} leads nowhere");
        }

        foreach (var missing in file.Placed.Distinct().Where(id => !_said.Contains(id)))
        {
            Say(BreachKind.Page, missing, "the claim is not on the page");
        }

        return _breaches;
    }

    /// <summary>A sentence, a cell of a row, or the day before a dated sentence.</summary>
    private static bool IsHolder(PageElement element) => element.Is("span", "claim") || (element.Name is "td" or "th" or "time" && element.Parent?["data-claim"] is not null && !element.Is("td", "because"));

    private static string ColumnOf(PageElement cell) => cell.Name == "time" ? "day" : cell["class"]?.Split(' ')[0] ?? "";

    /// <summary>What stands in a cell beside its value: source numbers, a curve, a sign.</summary>
    private static bool IsAside(PageElement element) => element.Is("sup", "refs") || element.Name == "svg" || element["aria-hidden"] == "true" || element.Is("span", "hidden");

    private void Begin(PageElement element, FiledClaim? last)
    {
        if (element["id"] is { } id)
        {
            _ids.Add(id);
        }

        foreach (var address in new[] { element["href"], element["src"], element["action"] }.OfType<string>())
        {
            if (address.StartsWith('#'))
            {
                _places.Add(address[1..]);
            }
            else if (!links.Knows(path, address))
            {
                Say(BreachKind.Link, null, $"{address} is neither a file of the edition nor an address that its evidence has");
            }
        }

        if (element.Name == "a" && element.Parent is { } refs && refs.Is("sup", "refs"))
        {
            var claim = refs.AndAbove.FirstOrDefault(around => around["data-claim"] is not null)?["data-claim"];
            Source(element["href"]!, refs.Parent?.Is("th") == true || refs.Parent?.Is("li") == true && claim is not null ? file.ById.GetValueOrDefault(claim ?? "") : last);
        }
    }

    private void Source(string address, FiledClaim? claim)
    {
        var numbers = claim?.Evidence.Select(evidence => file.SourceOf.GetValueOrDefault(evidence.Split('#')[0])).ToHashSet();
        if (numbers is null || !address.StartsWith("#s", StringComparison.Ordinal) || !int.TryParse(address[2..], out var number) || !numbers.Contains(number))
        {
            Say(BreachKind.Source, claim?.Id, $"{address} is no source of it");
        }
    }

    /// <returns>The claim that was said.</returns>
    private FiledClaim? Close(PageElement holder, string text)
    {
        var id = holder["data-claim"] ?? holder.Parent?["data-claim"] ?? "";
        if (!file.ById.TryGetValue(id, out var claim))
        {
            Say(BreachKind.Page, id, "there is no such claim");
            return null;
        }

        _said.Add(id);
        var fault = holder.Name == "span" ? sentences.Fault(claim.Kind, claim.Values, text) : sentences.CellFault(ColumnOf(holder), claim.Values, text.Trim());
        if (fault is not null)
        {
            Say(BreachKind.Page, id, fault);
        }

        return claim;
    }

    /// <summary>Outside of sentences and cells a number stands only where a claim, a source or the page itself has it.</summary>
    private void Loose(PageElement? element, string text)
    {
        if (!text.Any(char.IsAsciiDigit) || element is null || !element.AndAbove.Any(around => around.Name == "main") || element.AndAbove.Any(IsNumbered))
        {
            return;
        }

        var claim = element.AndAbove.Select(around => around["data-claim"]).OfType<string>().FirstOrDefault();
        var known = claim is not null && file.ById.TryGetValue(claim, out var filed) ? filed.TextIn(language) + filed.Json["values"]!.ToJsonString() : "";
        foreach (var number in Digits(text).Where(number => !Digits(known).Contains(number)))
        {
            Say(BreachKind.Number, claim, $"{number} stands outside of any claim, in \"{text.Trim()}\"");
        }
    }

    private static bool IsNumbered(PageElement element) => element.Is("span", "number") || element.Is("sup", "refs") || element.Name == "svg" || element["id"] == "sources";

    private static IEnumerable<string> Digits(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return text[start..at];
            }
        }
    }

    private void Say(BreachKind kind, string? claim, string why) => _breaches.Add(new Breach(path, claim, language, kind, why));
}
