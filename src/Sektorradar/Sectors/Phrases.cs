using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>Text that is shown to readers.</summary>
internal static class Phrases
{
    /// <summary>A name: one for all languages, or one for each.</summary>
    public static Localized Name(this Value value) =>
        value.IsScalar ? new Localized(Shown(value)) : value.Each(Shown);

    /// <summary>One sentence, with its final stop.</summary>
    public static Localized Sentence(this Value value) => value.InThree(Shown);

    /// <summary>A part of a sentence: the product puts the rest around it.</summary>
    public static Localized Phrase(this Value value) => value.InThree(item =>
    {
        var text = Shown(item);
        if (text.EndsWith('.') || text.EndsWith('!') || text.EndsWith('?'))
        {
            item.Wrong(Codes.FinalStop, "the text becomes part of a sentence; remove the stop at its end");
        }

        return text;
    });

    /// <summary>
    /// Other names, for finding the subject in texts; they are not shown and may hold numbers. A language with fewer names than another repeats its last,
    /// so that the names in each language are exactly those written for it.
    /// </summary>
    public static IReadOnlyList<Localized> Aliases(this Value value)
    {
        if (!value.IsMapping)
        {
            return [.. value.Texts("names", item => item.Text()).Select(name => new Localized(name))];
        }

        var entry = value.Entry(Shapes.Languages);
        var (nb, nn, en) = (In("nb"), In("nn"), In("en"));
        return nb.Count == 0 || nn.Count == 0 || en.Count == 0
            ? []
            : [.. Enumerable.Range(0, Math.Max(nb.Count, Math.Max(nn.Count, en.Count))).Select(i => new Localized(At(nb, i), At(nn, i), At(en, i)))];

        IReadOnlyList<string> In(string language)
        {
            var names = entry[language].Texts("names", item => item.Text());
            if (names.Count == 0 && entry.Has(language))
            {
                entry[language].Wrong(Codes.MissingLanguage, $"no alias in \"{language}\"; write at least one, or one list for all languages");
            }

            return names;
        }

        static string At(IReadOnlyList<string> names, int i) => names[Math.Min(i, names.Count - 1)];
    }

    private static Localized InThree(this Value value, Func<Value, string> read)
    {
        if (!value.IsScalar)
        {
            return value.Each(read);
        }

        value.Wrong(Codes.MissingLanguage, "the text is in one language; write { nb: …, nn: …, en: … }");
        return new Localized(read(value));
    }

    private static Localized Each(this Value value, Func<Value, string> read)
    {
        var entry = value.Entry(Shapes.Languages);
        return new Localized(read(entry["nb"]), read(entry["nn"]), read(entry["en"]));
    }

    private static string Shown(Value value)
    {
        var text = value.Text();
        if (Characters.FreeNumber(text) is { } number)
        {
            value.Wrong(Codes.NumberInText, $"the text holds the number {Characters.Quoted(number)}; numbers stand in typed fields, only names may hold them (NIS2, HTTP/2)");
        }

        return text;
    }
}
