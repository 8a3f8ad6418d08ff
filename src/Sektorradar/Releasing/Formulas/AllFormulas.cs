namespace Sektorradar.Releasing.Formulas;

/// <summary>How the values of claims follow from the records that stand in the same file, by kind. Adding one is adding a line here.</summary>
internal static class AllFormulas
{
    // Of a history, the scores that its claims were made from are those of its editions' own files.
    private static readonly string[] OfOneEdition = ["conflict.signals"];

    private static readonly (string Kinds, Func<FiledClaim, EditionFile, IEnumerable<Expected>> Of)[] Table =
    [
        ("fact.conflict", FactFormulas.Conflict),
        ("fact.*", FactFormulas.Of),
        ("event.fact", FactFormulas.Of),
        ("use.change", FactFormulas.Change),
        ("action", FactFormulas.Action),
        ("momentum.*", ScoreFormulas.Momentum),
        ("newcomers", ScoreFormulas.Newcomers),
        ("conflict.signals", ScoreFormulas.Conflict),
        ("verdict.odds", ScoreFormulas.Odds),
        ("counts.kind", ScoreFormulas.Counts),
        ("years.line", ScoreFormulas.Years),
        ("substance.graded", ScoreFormulas.Grades),
        ("substance.ungraded", ScoreFormulas.Grades),
        ("substance.measured", ScoreFormulas.Grades),
        ("hype.graded", ScoreFormulas.Grades),
        ("substance.item*", ScoreFormulas.SubstanceItem),
        ("release.latest", EventFormulas.One),
        ("event.*", EventFormulas.One),
        ("new.project", EventFormulas.Young),
        ("new.found", EventFormulas.Young),
        ("talent.flow", EventFormulas.Flow),
        ("talent.moved", EventFormulas.Flow),
        ("talent.joined", EventFormulas.Flow),
        ("talent.move", EventFormulas.Flow),
        ("talent.join", EventFormulas.Flow),
        ("copies.copy", EventFormulas.Copy),
        ("decision", EventFormulas.Decision),
        ("decision.off", EventFormulas.Decision),
        ("decision.until", EventFormulas.Decision),
        ("picture.labels*", SectorFormulas.Labels),
        ("picture.sector", SectorFormulas.Drift),
        ("picture.up", SectorFormulas.Labelled("hot", "rising")),
        ("picture.down", SectorFormulas.Labelled("declining")),
        ("coverage.read", SectorFormulas.Read),
        ("coverage.missing", SectorFormulas.Missing),
        ("coverage.stale", SectorFormulas.Named("stale")),
        ("coverage.held", SectorFormulas.Named("held")),
        ("copies.missing", SectorFormulas.Named("missing")),
        ("risk.ended", SectorFormulas.Named("ended")),
        ("risk.laws", SectorFormulas.Named("moved")),
        ("risk.not-open", SectorFormulas.Named("closed")),
        ("radar.not-found", SectorFormulas.Named("count")),
        ("talent.outliers", SectorFormulas.Named("outliers")),
        ("subject.summary", SectorFormulas.Summary),
    ];

    /// <summary>Whether a kind, or all that begin so, has a formula.</summary>
    internal static bool Has(string kind) => Find(kind.TrimEnd('*')) is not null;

    /// <summary>What a claim's values must be; null for a kind that no record of the file can tell, which only the ledger can.</summary>
    public static IEnumerable<Expected>? Of(FiledClaim claim, EditionFile file) => file.IsHistory && OfOneEdition.Contains(claim.Kind) ? null : Find(claim.Kind)?.Invoke(claim, file);

    private static Func<FiledClaim, EditionFile, IEnumerable<Expected>>? Find(string kind) =>
        Table.FirstOrDefault(row => row.Kinds.EndsWith('*') ? kind.StartsWith(row.Kinds[..^1], StringComparison.Ordinal) : kind == row.Kinds).Of;
}
