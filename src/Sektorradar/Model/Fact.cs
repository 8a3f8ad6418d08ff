namespace Sektorradar.Model;

public enum Modality { Fact, Measurement, Forecast, Goal, Proposal, Decision, Opinion }

public enum SourceClass { Primary, Measurement, Register, News, SelfPublished }

/// <summary>A typed statement with its source, entered by an editor. Numbers stand in typed fields; text holds none.</summary>
/// <param name="AsOf">The day the statement is about.</param>
/// <param name="StaleAfter">Editions after this day leave the fact out; null when it does not age.</param>
/// <param name="ConflictsWith">Id of a fact of another source that says otherwise; both are printed.</param>
/// <param name="Digest">Sixteen hexadecimal digits over the fact's own text in its file.</param>
public sealed record Fact(
    string Id, string Subject, Localized Actor, Modality Modality, DateOnly AsOf, Period? Period, IReadOnlyList<string> Tags, FactSource Source,
    DateOnly? StaleAfter, string? ConflictsWith, Statement Statement, string Digest)
{
    public bool Has(string tag) => Tags.Contains(tag);

    /// <summary>Whether it says that its subject was given up.</summary>
    public bool SaysEnded => Statement is Statement.Event { What: "archived" or "deprecated" };
}

/// <summary>What a fact says: a closed set.</summary>
public abstract record Statement
{
    private Statement()
    {
    }

    /// <summary><paramref name="Value"/> of <paramref name="Of"/> {population} {quantity}.</summary>
    public sealed record Share(int Value, int Of, Localized Quantity, Localized Population, int? Organisations, int? OfOrganisations) : Statement;

    public sealed record Amount(decimal Value, string Unit, Localized Quantity) : Statement;

    public sealed record Change(decimal From, Period FromPeriod, decimal To, Period ToPeriod, string Unit, Localized Quantity) : Statement;

    /// <param name="What">Code of the event (<c>graduated</c>, <c>licence-changed</c> …), or null.</param>
    public sealed record Event(DateOnly Day, Localized Text, string? What) : Statement;

    public sealed record Status(Localized Text) : Statement;
}

/// <param name="Published">The day the source was public; an edition of an earlier day does not use the fact.</param>
/// <param name="Locator">Where in the source: path@commit, section, page, table row.</param>
public sealed record FactSource(string Title, string Publisher, Uri Link, DateOnly Published, string Locator, SourceClass Class)
{
    /// <summary>Words that stand there, exactly; a check of the link looks for them. Null when none are cited.</summary>
    public string? Quote { get; init; }
}

/// <summary>A year, quarter, month, day or span of months, with the text it was written as (<c>2026-Q2</c>, <c>2025-08..2026-07</c>).</summary>
public sealed record Period(string Text, DateOnly From, DateOnly To)
{
    /// <returns>The period, or null when the text has none of the forms.</returns>
    public static Period? Parse(string text)
    {
        var span = text.Split("..");
        if (span.Length == 2)
        {
            return Parse(span[0]) is { } first && Parse(span[1]) is { } last && first.From <= last.From ? new Period(text, first.From, last.To) : null;
        }

        var part = text.Split('-');
        if (part[0].Length != 4 || !int.TryParse(part[0], out var year) || year < 1970)
        {
            return null;
        }

        return part switch
        {
            [_] => Months(text, year, 1, 12),
            [_, ['Q', var q]] when q is >= '1' and <= '4' => Months(text, year, 3 * (q - '1') + 1, 3),
            [_, { Length: 2 } month] when int.TryParse(month, out var m) && m is >= 1 and <= 12 => Months(text, year, m, 1),
            _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day) ? new Period(text, day, day) : null,
        };
    }

    private static Period Months(string text, int year, int first, int count)
    {
        var from = new DateOnly(year, first, 1);
        return new Period(text, from, from.AddMonths(count).AddDays(-1));
    }
}
