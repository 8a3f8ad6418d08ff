using System.Collections.Concurrent;
using Sektorradar.Model;
using Sektorradar.Writing;

namespace Sektorradar.Releasing;

/// <summary>
/// Reads a sentence back by its phrase: the phrase's own words must stand there, and in each slot exactly the value that the claim has there. So a value
/// in the wrong place is found as well as a wrong one.
/// </summary>
/// <param name="names">What a subject is called in this language, by id; null for what is no subject.</param>
internal sealed class SentenceCheck(Language language, Func<string, string?> names)
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<Piece>> Cut = new();
    private readonly PhraseSet _phrases = PhraseSet.Of(language);

    /// <summary>What is wrong with a sentence; null when it says what its claim says, and nothing else.</summary>
    /// <param name="kind">The claim's kind: the key of its phrase.</param>
    public string? Fault(string kind, IReadOnlyDictionary<string, ClaimValue> values, string text)
    {
        if (!_phrases.Has(kind))
        {
            return $"there is no phrase for {kind}";
        }

        string? first = null;
        foreach (var phrase in _phrases.WordingsOf(kind))
        {
            if (Read(phrase, values, text) is not { } fault)
            {
                return null;
            }

            first ??= fault;
            if (phrase.StartsWith(Realiser.SubjectFirst, StringComparison.Ordinal) && Read(phrase[Realiser.SubjectFirst.Length..], values, text) is null)
            {
                return null;
            }
        }

        return first;
    }

    /// <summary>What is wrong with a cell of a row; null when it shows its claim's value.</summary>
    /// <param name="column">The name of the value that it shows.</param>
    public string? CellFault(string column, IReadOnlyDictionary<string, ClaimValue> values, string text)
    {
        var known = values.GetValueOrDefault(column) is not (null or ClaimValue.Unknown);
        return Read(column switch
        {
            "ratio" when known => "{ratio} ({interval})",
            "substance" or "hype" when known => _phrases["cell." + column],
            "found" when values.ContainsKey("unit") => "{unit}: {found}",
            _ => $"{{{column}}}",
        }, values, text);
    }

    private string? Read(string phrase, IReadOnlyDictionary<string, ClaimValue> values, string text)
    {
        var reader = new AtomReader(text, language);
        var pieces = Cut.GetOrAdd(phrase, Pieces);
        foreach (var piece in pieces)
        {
            if (piece.Slot is null)
            {
                if (!(reader.At == 0 ? reader.Capitalised(piece.Text) : reader.Literal(piece.Text)))
                {
                    return $"\"{piece.Text.Trim()}\" was to stand where \"{Near(reader)}\" stands";
                }
            }
            else if (!values.TryGetValue(piece.Slot, out var value))
            {
                return $"the claim has no value \"{piece.Slot}\"";
            }
            else if (!Value(ref reader, piece, value))
            {
                return $"\"{Near(reader)}\" is not the claim's \"{piece.Slot}\"";
            }
        }

        return reader.IsAtEnd || (reader.Literal(".") && reader.IsAtEnd) ? null : $"\"{Near(reader)}\" stands after its end";
    }

    private bool Value(ref AtomReader reader, Piece piece, ClaimValue value)
    {
        if (piece.Forms is { } forms)
        {
            return reader.Literal(value is ClaimValue.Number { Value: 1 } ? forms.One : forms.More);
        }

        return value switch
        {
            ClaimValue.Number number => reader.Number(out var read) && read == number.Value,
            ClaimValue.Factor factor => reader.Factor(out var read) && read == factor.Value,
            ClaimValue.Change change => reader.Change(out var read) && read == change.Value,
            ClaimValue.Percent percent => reader.Percent(out var read) && read == percent.Value,
            ClaimValue.Interval interval => reader.Interval(out var low, out var high) && (low, high) == (interval.Low, interval.High),
            ClaimValue.Quantity quantity => Quantity(ref reader, quantity),
            ClaimValue.Day day => reader.Day(out var read) && read == day.Value,
            ClaimValue.Span span => reader.Span(out var read) && read == span.Value.Text,
            ClaimValue.List list => Items(ref reader, list.Items),
            _ => Word(ref reader, TextOf(value), piece),
        };
    }

    /// <summary>A name and an editor's clause keep their first letter; other words begin a sentence with a capital one.</summary>
    private static bool Word(ref AtomReader reader, string? text, Piece piece) =>
        text is not null && (reader.Literal(text) || (reader.At == 0 && !piece.KeepsItsLetter && reader.Capitalised(text)));

    private string? TextOf(ClaimValue value) => value switch
    {
        ClaimValue.Name name => names(name.Id) ?? name.Id,
        ClaimValue.Words words => words.Text[language],
        ClaimValue.Literal literal => literal.Text,
        ClaimValue.Term term => _phrases.Has("term." + term.Code) ? _phrases["term." + term.Code] : null,
        ClaimValue.Unknown => _phrases["term.unknown"],
        _ => null,
    };

    private bool Items(ref AtomReader reader, IReadOnlyList<ClaimValue> items)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var between = i == 0 ? "" : i == items.Count - 1 ? $" {_phrases["word.and"]} " : ", ";
            if (!reader.Literal(between) || !Value(ref reader, Piece.Item, items[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Money is written in thousands of millions and millions.</summary>
    private bool Quantity(ref AtomReader reader, ClaimValue.Quantity quantity)
    {
        if (quantity.Unit == "percent")
        {
            return reader.Percent(out var percent) && percent == quantity.Value;
        }

        if (!reader.Number(out var read))
        {
            return false;
        }

        if (quantity.Unit == "score")
        {
            return read == quantity.Value;
        }

        var scale = quantity.Unit is not ("NOK" or "USD" or "EUR") ? 1m : Choice(ref reader, "scale.9") ? 1_000_000_000m : Choice(ref reader, "scale.6") ? 1_000_000m : 1m;
        return read * scale == quantity.Value && Choice(ref reader, "unit." + quantity.Unit);
    }

    /// <summary>A space and one of the forms of a word, the longest first: one may begin another.</summary>
    private bool Choice(ref AtomReader reader, string key)
    {
        foreach (var form in _phrases[key].Split('|').OrderByDescending(form => form.Length))
        {
            if (reader.Literal(" " + form))
            {
                return true;
            }
        }

        return false;
    }

    private static string Near(AtomReader reader) => reader.Rest.Length > 40 ? $"{reader.Rest[..40]}…" : reader.Rest.ToString();

    private static List<Piece> Pieces(string phrase)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < phrase.Length;)
        {
            var open = phrase.IndexOf('{', at);
            var end = open < 0 ? phrase.Length : open;
            if (end > at)
            {
                pieces.Add(new Piece(phrase[at..end]));
            }

            if (open < 0)
            {
                break;
            }

            var close = phrase.IndexOf('}', open);
            var parts = phrase[(open + 1)..close].Split('|');
            pieces.Add(new Piece("", parts[0], parts.Length == 3 ? (parts[1], parts[2]) : null) { KeepsItsLetter = open == 0 && Realiser.OwnFirstLetter.Contains($"{{{parts[0]}}}") });
            at = close + 1;
        }

        return pieces;
    }

    /// <param name="Text">The phrase's own words, or empty for a slot.</param>
    /// <param name="Forms">For a word that is chosen by the number of another slot.</param>
    private sealed record Piece(string Text, string? Slot = null, (string One, string More)? Forms = null)
    {
        public static Piece Item { get; } = new("", "") { KeepsItsLetter = true };

        public bool KeepsItsLetter { get; init; }
    }
}
