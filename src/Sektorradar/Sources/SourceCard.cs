using Sektorradar.Model;

namespace Sektorradar.Sources;

/// <summary>Trial: collected and listed, not scored. Proven: its contract tests and a month of clean runs are behind it.</summary>
public enum Maturity { Trial, Proven }

/// <summary>What a source is, for its users: <c>sektorradar sources</c> and <c>docs/sources</c> show it.</summary>
/// <param name="Id">Small letters and hyphens; signals, items and evidence files bear it.</param>
/// <param name="Licence">SPDX id or short name of the data's licence, or what is known of it.</param>
/// <param name="Terms">In one sentence, what the terms ask of us.</param>
public sealed record SourceCard(string Id, string Name, EvidenceKind Kind, string Licence, string Terms)
{
    public Maturity Maturity { get; init; } = Maturity.Trial;

    public Credential? Credential { get; init; }

    /// <summary>Whether its address stands in the configuration of the machine's own package client.</summary>
    public bool NeedsClientConfiguration { get; init; }

    /// <summary>Where a key is had, in words; null when it needs none.</summary>
    public string? WhereToGetKey { get; init; }

    /// <summary>Least time between two requests to its host.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an answer is good: a target is not asked again before.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Set where a source is searched by day: how far its first reading looks back, and days that were not asked for are found later. Null where it shows what is there
    /// at the moment.
    /// </summary>
    public TimeSpan? SearchesBack { get; init; }

    /// <summary>Names of fields (JSON) or elements (XML) that may hold persons; their content is taken out of the bytes before anything is kept.</summary>
    public IReadOnlyList<string> Personal { get; init; } = [];

    /// <summary>How long an item's words are kept; null: as long as the item.</summary>
    public TimeSpan? KeepWords { get; init; }
}
