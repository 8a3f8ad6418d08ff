using Sektorradar.Model;
using Sektorradar.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Reporting.Dossiers;

/// <summary>6. Substance: each kind of evidence with its value, or why it is not known.</summary>
internal static class SubstancePart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score)
    {
        var substance = draft.Grades.SubstanceOf(score.Subject.Id);
        if (GradeClaims.Substance(score.Subject, substance, draft.AsOf) is not { } graded)
        {
            return [];
        }

        return
        [
            new Block.Prose([graded]),
            new Block.Table([Column.Evidence, Column.Found, Column.Day, Column.Value, Column.Weight], [.. substance.Known.Select(item => new Block.Row(Row(score.Subject, item, item.Found!), []))]),
            new Block.Listing("substance.unknown", [.. Unknown(score.Subject, substance, draft.AsOf, graded.Evidence)]),
        ];
    }

    private static Claim Row(Subject subject, SubstanceItem item, Finding found)
    {
        var (kind, value, unit) = found switch
        {
            { Word: { } word } => ("substance.item.word", (ClaimValue)new Literal(word), (Term?)null),
            { Number: { } number } => ("substance.item", NumberOf(item.Kind, number), new Term("found." + item.Kind.Id)),
            _ => ("substance.item.word", new Term("found.mean"), null),
        };
        (string, ClaimValue)[] units = unit is null ? [] : [("unit", unit)];
        return Claim.From(kind, found.Day, found.Evidence,
        [
            ("subject", new Name(subject.Id)), ("evidence", new Term("evidence." + item.Kind.Id)), ("found", value), .. units, ("day", new Day(found.Day)),
            ("value", new Number(Math.Round((decimal)found.Value, 2), 2)), ("full", new Number(1)), ("weight", PercentOf((decimal)item.Kind.Share)),
        ]);
    }

    /// <summary>A share is told in percent.</summary>
    private static ClaimValue NumberOf(KindOfEvidence kind, double number) => kind.Most == 1 ? PercentOf((decimal)number)
        : new Number(Math.Round((decimal)number, 1), Math.Round(number, 1) == Math.Round(number) ? 0 : 1);

    /// <summary>What is not known has no evidence of its own: that it is missing is seen beside what is known.</summary>
    private static IEnumerable<Claim> Unknown(Subject subject, Substance substance, DateOnly asOf, IReadOnlyList<EvidenceRef> known) =>
        from item in substance.Items
        where item.Absence is not null
        group item.Kind by item.Absence!.Value into same
        orderby same.Key
        select Claim.From(KindOf(same.Key), asOf, known, ("subject", new Name(subject.Id)), ("kinds", GradeClaims.Terms(same)));

    private static string KindOf(Absence absence) => absence switch
    {
        Absence.NoSource => "unknown.no-source",
        Absence.NothingSaid => "unknown.nothing-said",
        Absence.OldCopy => "unknown.old-copy",
        Absence.InPart => "unknown.in-part",
        Absence.Implausible => "unknown.implausible",
        Absence.OnePublisher => "unknown.one-publisher",
        _ => throw new ArgumentOutOfRangeException(nameof(absence)),
    };
}

/// <summary>7. Hype: attention beyond what the substance usually gets.</summary>
internal static class AttentionPart
{
    public static IEnumerable<Block> Build(Draft draft, SubjectScore score)
    {
        var hype = draft.Grades.HypeOf(score.Subject.Id);
        return [new Block.Prose([.. new[] { GradeClaims.Hype(score.Subject, hype, draft.AsOf), GradeClaims.Unusual(score.Subject, hype, draft.AsOf) }.OfType<Claim>()])];
    }
}
