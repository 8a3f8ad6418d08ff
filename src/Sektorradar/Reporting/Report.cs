using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Reporting;

/// <summary>An edition: nine sections of blocks of claims, in no language.</summary>
/// <param name="AsOf">The day it stands at.</param>
/// <param name="Sources">Everything cited: what people wrote in order of first citation, then what was counted by name.</param>
/// <param name="Records">What its references lead to.</param>
/// <param name="Dossiers">One for each subject that there is anything to say of.</param>
public sealed record Report(Sector Sector, DateOnly AsOf, IReadOnlyList<Section> Sections, IReadOnlyList<CitedSource> Sources, Scores Scores, Grades Grades, Records Records, IReadOnlyList<Dossier> Dossiers)
{
    /// <summary>Which wording each claim takes.</summary>
    public required Turns Turns { get; init; }

    /// <summary>For an edition that was rebuilt afterwards: the day of the newest copy it was rebuilt from.</summary>
    public DateOnly? Rebuilt { get; init; }

    public IEnumerable<Claim> Claims => Section.ClaimsIn(Sections);
}

/// <param name="Id">Also the key of its title in the phrases: <c>section.picture</c>.</param>
public sealed record Section(string Id, int Number, IReadOnlyList<Block> Blocks)
{
    /// <summary>Every claim once, in the order in which they are read.</summary>
    public static IEnumerable<Claim> ClaimsIn(IReadOnlyList<Section> sections) => sections.SelectMany(section => section.Blocks).SelectMany(block => block.Claims).DistinctBy(claim => claim.Id);
}

/// <summary>What a section is made of: a closed set. Sections and formats meet only here.</summary>
public abstract record Block
{
    private Block()
    {
    }

    public abstract IEnumerable<Claim> Claims { get; }

    /// <summary>Sentences of one paragraph, one for each claim.</summary>
    public sealed record Prose(IReadOnlyList<Claim> Sentences) : Block
    {
        public override IEnumerable<Claim> Claims => Sentences;
    }

    /// <summary>Sentences under a heading, as a list.</summary>
    /// <param name="Heading">Key of the heading in the phrases: <c>risk.regulatory</c>.</param>
    public sealed record Listing(string Heading, IReadOnlyList<Claim> Sentences) : Block
    {
        public override IEnumerable<Claim> Claims => Sentences;
    }

    public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<Row> Rows) : Block
    {
        public override IEnumerable<Claim> Claims => Rows.SelectMany(row => row.Because.Prepend(row.Claim));
    }

    /// <param name="Claim">Holds the cells' values, and is itself a sentence.</param>
    /// <param name="Because">Further sentences, for the column <see cref="Column.Because"/>.</param>
    /// <param name="Trend">Weekly counts for a small curve; null where there is none.</param>
    public sealed record Row(Claim Claim, IReadOnlyList<Claim> Because, Series? Trend = null);

    /// <summary>Dated sentences, newest first; each claim has a value called <c>day</c>.</summary>
    public sealed record Timeline(IReadOnlyList<Claim> Events) : Block
    {
        public override IEnumerable<Claim> Claims => Events;
    }

    /// <summary>
    /// Blips by ring. A blip's claim has the values <c>subject</c>, <c>quadrant</c>, <c>ring</c>, <c>rule</c> and <c>movement</c>; one that editors
    /// placed has <c>by</c> and <c>computed</c> too, and <c>computedRule</c> when a rule would place it.
    /// </summary>
    public sealed record Radar(IReadOnlyList<(string Ring, IReadOnlyList<Row> Blips)> Rings) : Block
    {
        public override IEnumerable<Claim> Claims => Rings.SelectMany(ring => ring.Blips).SelectMany(blip => blip.Because.Prepend(blip.Claim));
    }

    /// <summary>Things to do. For the action <c>x</c> the phrases hold <c>action.x.title</c>, <c>.do</c> and <c>.done</c> (how one sees that it worked).</summary>
    public sealed record Actions(IReadOnlyList<Action> Items) : Block
    {
        public override IEnumerable<Claim> Claims => Items.SelectMany(action => action.Because.Prepend(action.Claim));
    }

    /// <param name="Claim">Kind <c>action</c>, with the values <c>action</c>, <c>measure</c> and <c>days</c> (effort).</param>
    public sealed record Action(string Id, Claim Claim, IReadOnlyList<Claim> Because);

    /// <summary>What is missing, and why, in one sentence.</summary>
    public sealed record Empty(Claim Why) : Block
    {
        public override IEnumerable<Claim> Claims => [Why];
    }
}

/// <summary>A source as the source list shows it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Date">The day the source was public, or the day the copy was taken.</param>
/// <param name="Link">Null for a decision of the editors that gives none, and for what was counted of all histories together.</param>
/// <param name="Check">What came of following the link; null when that was not tried.</param>
/// <param name="Counted">A thing that was counted, not a text that was read.</param>
/// <param name="Places">Where in the source, for each reference that leads to it.</param>
public sealed record CitedSource(int Number, string Title, string Publisher, DateOnly Date, Uri? Link, LinkCheck? Check, bool Counted, IReadOnlyList<CitedPlace> Places);

/// <param name="Key">The capture's, fact's or decision's reference without its window.</param>
/// <param name="Locator">Where in the source: section, row; for git the head commit.</param>
public sealed record CitedPlace(string Key, string Locator);
