namespace Sektorradar.Model;

public enum Language
{
    /// <summary>Bokmål.</summary>
    Nb,

    /// <summary>Nynorsk.</summary>
    Nn,

    /// <summary>English.</summary>
    En,
}

public static class Languages
{
    public static IReadOnlyList<Language> All { get; } = [Language.Nb, Language.Nn, Language.En];

    /// <summary>BCP 47 tag.</summary>
    public static string Tag(this Language language) => language switch { Language.Nb => "nb", Language.Nn => "nn", _ => "en" };
}

/// <summary>A text in all three languages. A name is the same in each.</summary>
public sealed record Localized(string Nb, string Nn, string En)
{
    public Localized(string name) : this(name, name, name)
    {
    }

    public string this[Language language] => language switch { Language.Nb => Nb, Language.Nn => Nn, _ => En };
}
