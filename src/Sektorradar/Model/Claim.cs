namespace Sektorradar.Model;

/// <summary>
/// One statement of a report: typed values and the evidence they rest on, no text. The text is made from it in each language by <c>Writing</c>.
/// It cannot be made without evidence.
/// </summary>
public sealed record Claim
{
    private Claim(string kind, IReadOnlyDictionary<string, ClaimValue> values, IReadOnlyList<EvidenceRef> evidence, Modality modality, DateOnly asOf)
    {
        (Kind, Values, Evidence, Modality, AsOf) = (kind, values, evidence, modality, asOf);
        Id = "c-" + Digest.Of([kind, asOf.ToString("O"), modality.ToString(), .. values.Select(v => $"{v.Key}={v.Value}"), .. evidence.Select(e => e.ToString())]);
    }

    /// <summary>Derived from the content: the same claim has the same id in every run and language.</summary>
    public string Id { get; }

    /// <summary>The name of its phrase: <c>momentum.rising</c>, <c>fact.share</c>.</summary>
    public string Kind { get; }

    public IReadOnlyDictionary<string, ClaimValue> Values { get; }

    public IReadOnlyList<EvidenceRef> Evidence { get; }

    public Modality Modality { get; }

    /// <summary>The day the statement is about.</summary>
    public DateOnly AsOf { get; }

    public ClaimValue this[string value] => Values[value];

    /// <exception cref="ArgumentException">There is no evidence.</exception>
    public static Claim From(string kind, DateOnly asOf, IEnumerable<EvidenceRef> evidence, params IEnumerable<(string Name, ClaimValue Value)> values) =>
        From(kind, asOf, Modality.Measurement, evidence, values);

    /// <exception cref="ArgumentException">There is no evidence.</exception>
    public static Claim From(string kind, DateOnly asOf, Modality modality, IEnumerable<EvidenceRef> evidence, params IEnumerable<(string Name, ClaimValue Value)> values)
    {
        List<EvidenceRef> all = [.. evidence.Distinct()];
        return all.Count == 0
            ? throw new ArgumentException($"a claim of kind {kind} has no evidence", nameof(evidence))
            : new Claim(kind, values.ToDictionary(v => v.Name, v => v.Value), all, modality, asOf);
    }
}

/// <summary>A typed value inside a claim: a closed set. Its text depends on the language.</summary>
public abstract record ClaimValue
{
    private ClaimValue()
    {
    }

    /// <param name="Decimals">How many decimals are shown.</param>
    public sealed record Number(decimal Value, int Decimals = 0) : ClaimValue;

    /// <summary>A change as a factor: 1.25 is shown as ×1.25.</summary>
    public sealed record Factor(decimal Value) : ClaimValue;

    /// <summary>A change in percent, always with its sign: +3 %.</summary>
    public sealed record Change(decimal Value) : ClaimValue;

    /// <param name="Value">0 to 100.</param>
    public sealed record Percent(decimal Value) : ClaimValue;

    /// <summary>An interval of factors.</summary>
    public sealed record Interval(decimal Low, decimal High) : ClaimValue;

    /// <param name="Unit">One of the units of <c>docs/sector-files.md</c>.</param>
    public sealed record Quantity(decimal Value, string Unit) : ClaimValue;

    public sealed record Day(DateOnly Value) : ClaimValue;

    public sealed record Span(Period Value) : ClaimValue;

    /// <param name="Id">Id of a subject; its name is shown.</param>
    public sealed record Name(string Id) : ClaimValue;

    /// <summary>Text that an editor wrote in all languages.</summary>
    public sealed record Words(Localized Text) : ClaimValue;

    /// <summary>Text as its source wrote it, the same in every language: a version, a licence's id, an address.</summary>
    public sealed record Literal(string Text) : ClaimValue;

    /// <param name="Code">A word of the glossary: <c>rising</c>, <c>project</c>.</param>
    public sealed record Term(string Code) : ClaimValue;

    public sealed record List(IReadOnlyList<ClaimValue> Items) : ClaimValue
    {
        public bool Equals(List? other) => other is not null && Items.SequenceEqual(other.Items);

        public override int GetHashCode() => Items.Count;

        public override string ToString() => $"List {{ {string.Join(", ", Items)} }}";
    }

    /// <summary>Not known. Never shown as 0.</summary>
    public sealed record Unknown : ClaimValue;

    public static List Names(IEnumerable<Subject> subjects) => new([.. subjects.Select(subject => new Name(subject.Id))]);

    /// <param name="share">0 to 1.</param>
    public static Percent PercentOf(decimal share) => new(Math.Round(100 * share, MidpointRounding.AwayFromZero));

    public static ClaimValue Count(double value) => new Number((decimal)value);

    public static ClaimValue Ratio(double value) => new Factor(Round(value));

    /// <param name="factor">1.03 is shown as +3 %.</param>
    public static ClaimValue ChangeBy(double factor) => new Change(Math.Round(100 * ((decimal)factor - 1), MidpointRounding.ToEven));

    public static ClaimValue Between(double low, double high) => new Interval(Round(low), Round(high));

    /// <summary>Two decimals are what a reader can use and what every machine agrees on.</summary>
    private static decimal Round(double value) => Math.Round((decimal)value, 2, MidpointRounding.ToEven);
}

/// <summary>Where a claim's value is found again: a closed set, each with a form that stands in JSON.</summary>
public abstract record EvidenceRef
{
    private EvidenceRef()
    {
    }

    /// <summary>Signals of one metric in one capture, from one day to another.</summary>
    public sealed record Signals(CaptureId Capture, Metric Metric, DateOnly From, DateOnly To) : EvidenceRef
    {
        public override string ToString() => $"capture:{Capture}#{Metric.Name()}@{From:yyyy-MM-dd}..{To:yyyy-MM-dd}";
    }

    /// <summary>A capture as a whole.</summary>
    public sealed record Whole(CaptureId Capture) : EvidenceRef
    {
        public override string ToString() => $"capture:{Capture}";
    }

    /// <summary>
    /// Items of one source that were counted as one thing each, in whole weeks from one day to another. Their words may be gone; which they were the digest over
    /// their ids, in ordinal order, tells.
    /// </summary>
    public sealed record Items(string Source, Metric Metric, string Subject, DateOnly From, DateOnly To, int Count, string Digest) : EvidenceRef
    {
        public override string ToString() => $"items:{Source}#{Metric.Name()}:{Subject}@{From:yyyy-MM-dd}..{To:yyyy-MM-dd}:{Count}@{Digest}";
    }

    public sealed record OfFact(string Id, string Digest) : EvidenceRef
    {
        public override string ToString() => $"fact:{Id}@{Digest}";
    }

    public sealed record OfDecision(string Subject, string Digest) : EvidenceRef
    {
        public override string ToString() => $"decision:{Subject}@{Digest}";
    }

    /// <summary>An edition that was written earlier, as it stood in its data.</summary>
    public sealed record OfEdition(DateOnly Day, string Digest) : EvidenceRef
    {
        public override string ToString() => $"edition:{Day:yyyy-MM-dd}@{Digest}";
    }

    public static EvidenceRef Of(EarlierEdition edition) => new OfEdition(edition.AsOf, edition.Digest);

    public static EvidenceRef Of(Decision decision) => new OfDecision(decision.Subject, decision.Digest);

    public static EvidenceRef Of(Fact fact) => new OfFact(fact.Id, fact.Digest);
}
