namespace Sektorradar.Sources.Eforms;

/// <summary>A text in one or more languages, as it was published.</summary>
/// <param name="Texts">Language (three letters, lower case, empty when not stated) and text, in the order of the notice.</param>
public sealed record Wording(IReadOnlyList<(string Language, string Text)> Texts)
{
    public static readonly Wording None = new([]);

    private static readonly IReadOnlyList<string> Preferred = ["nob", "nno", "nor", "eng"];

    /// <summary>The text for a Norwegian reader; empty when there is none.</summary>
    public string Best => InBest.FirstOrDefault() ?? "";

    /// <summary>All texts in the language of <see cref="Best"/>: a value for each lot, or each buyer.</summary>
    public IEnumerable<string> InBest
    {
        get
        {
            var best = Preferred.FirstOrDefault(language => this[language] is not null) ?? (Texts.Count > 0 ? Texts[0].Language : "");
            return Texts.Where(text => text.Language == best).Select(text => text.Text);
        }
    }

    public string? this[string language] => Texts.FirstOrDefault(text => text.Language == language).Text;

    /// <summary>Keeps texts that say something, in one line and without addresses of persons.</summary>
    public static Wording Of(IEnumerable<(string Language, string Text)> texts) =>
        new([.. texts.Select(text => (text.Language.ToLowerInvariant(), NoticeText.Of(text.Text))).Where(text => text.Item2.Length > 0)]);
}
