using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Writing;

/// <summary>Makes text of claims in one language. Deterministic: the phrases are tables, and no machine setting is asked.</summary>
/// <param name="turns">Which wording each claim takes; the first when not given.</param>
public sealed class Realiser(Sector sector, Language language, Turns? turns = null)
{
    /// <summary>What a phrase begins with that may be left out where the reader knows whom it is about.</summary>
    internal const string SubjectFirst = "{subject}: ";

    /// <summary>Slots whose text keeps its own first letter at the beginning of a sentence: a name, and a clause that may begin with one (uv, k8gb).</summary>
    internal static IReadOnlyList<string> OwnFirstLetter { get; } = ["{subject}", "{text}"];

    private readonly PhraseSet _phrases = PhraseSet.Of(language);

    /// <summary>The sentence of a claim, with a capital first letter and a final stop.</summary>
    /// <param name="about">Id of the subject that the reader already has before them: its name is then not said again.</param>
    public string Sentence(Claim claim, string? about = null)
    {
        var phrase = WordingOf(claim);
        var known = about is not null && phrase.StartsWith(SubjectFirst, StringComparison.Ordinal) && claim["subject"] is ClaimValue.Name name && name.Id == about;
        return new Slots(this, claim.Values).Fill(known ? phrase[SubjectFirst.Length..] : phrase);
    }

    /// <summary>The phrase that a claim is said by, with its slots.</summary>
    internal string WordingOf(Claim claim)
    {
        var wordings = _phrases.WordingsOf(claim.Kind);
        return wordings[(turns?[claim] ?? 0) % wordings.Count];
    }

    /// <summary>A phrase filled with values: <c>action.iac.do</c>, <c>radar.rule.A1</c>.</summary>
    public string Phrase(string key, IReadOnlyDictionary<string, ClaimValue> values) => new Slots(this, values).Fill(_phrases[key]);

    /// <summary>A word or heading that has no slots: <c>section.picture</c>, <c>column.subject</c>, <c>term.rising</c>.</summary>
    public string Word(string key) => _phrases[key];

    public bool Has(string key) => _phrases.Has(key);

    /// <summary>The name of a subject in this language.</summary>
    public string Name(string subject) => sector.Find(subject)?.Name[language] ?? subject;

    public string Text(ClaimValue value) => value switch
    {
        ClaimValue.Number number => Numbers.Decimal(number.Value, number.Decimals, language),
        ClaimValue.Factor factor => "×" + Numbers.Decimal(factor.Value, 2, language),
        ClaimValue.Change change => (change.Value > 0 ? "+" : "") + Numbers.Percent(change.Value, language),
        ClaimValue.Percent percent => Numbers.Percent(percent.Value, language),
        ClaimValue.Interval interval => Numbers.Range(interval.Low, interval.High, language),
        ClaimValue.Quantity quantity => Quantities.Text(quantity.Value, quantity.Unit, _phrases, language),
        ClaimValue.Day day => Dates.Text(day.Value, _phrases, language),
        ClaimValue.Span span => Dates.Text(span.Value, _phrases, language),
        ClaimValue.Name name => Name(name.Id),
        ClaimValue.Words words => words.Text[language],
        ClaimValue.Literal literal => literal.Text,
        ClaimValue.Term term => Word("term." + term.Code),
        ClaimValue.List list => Join([.. list.Items.Select(Text)]),
        ClaimValue.Unknown => Word("term.unknown"),
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private string Join(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.SkipLast(1))} {Word("word.and")} {items[^1]}",
    };
}
