using Sektorradar.Model;
using Sektorradar.Reporting.Dossiers;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting;

/// <summary>Everything that an edition can say of one subject, and why: sections of blocks of claims, as a report is made of.</summary>
/// <param name="Sources">Everything cited in it, numbered for itself.</param>
public sealed record Dossier(Subject Subject, IReadOnlyList<Section> Sections, IReadOnlyList<CitedSource> Sources)
{
    private static readonly (string Id, Func<Draft, SubjectScore, IEnumerable<Block>> Build)[] Parts =
    [
        ("verdict", VerdictPart.Build),
        ("counts", CountsPart.Build),
        ("runs", RunsPart.Build),
        ("what-if", WhatIfPart.Build),
        ("years", YearsPart.Build),
        ("substance", SubstancePart.Build),
        ("attention", AttentionPart.Build),
        ("place", PlacePart.Build),
        ("facts", FactsPart.Build),
        ("copies", CopiesPart.Build),
    ];

    public IEnumerable<Claim> Claims => Section.ClaimsIn(Sections);

    /// <summary>The dossiers of all subjects that there is anything to say of, in the order of the sector.</summary>
    public static IReadOnlyList<Dossier> All(Draft draft)
    {
        // Made once, before several threads ask for them.
        _ = (draft.Radar, draft.Sources);
        return [.. draft.Sector.Subjects.AsParallel().AsOrdered().Select(subject => Of(draft, subject)).Where(dossier => dossier.Claims.Any())];
    }

    /// <summary>A part without evidence has no block, and its section says so in one sentence.</summary>
    public static Dossier Of(Draft draft, Subject subject)
    {
        var score = draft.Scores[subject.Id];
        var sections = Parts.Select((part, i) => new Section(part.Id, i + 1, [.. part.Build(draft, score).Where(block => block.Claims.Any())])).ToList();
        return new Dossier(subject, sections, draft.Sources.Of(sections));
    }
}
