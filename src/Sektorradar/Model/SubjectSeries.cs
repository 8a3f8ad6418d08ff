namespace Sektorradar.Model;

/// <summary>What was counted about one subject, week by week, and what that rests on.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Sources">Ids of the sources that were counted together, because one thing may stand in several of them.</param>
/// <param name="Abouts">What was counted, in the sources' own terms: articles, packages, repositories, phrases, feeds.</param>
/// <param name="Exposure">
/// What the same sources had in the same weeks about whatever, so that a growing source is no growing subject; unknown in the same weeks as the counts.
/// Null where the source does not tell.
/// </param>
public sealed record SubjectSeries(string Subject, Metric Metric, IReadOnlyList<string> Sources, IReadOnlyList<string> Abouts, Observed Counts, Observed? Exposure)
{
    /// <summary>The captures that tell at least one of the weeks.</summary>
    public IReadOnlyList<Capture> Captures { get; init; } = [];

    /// <summary>The items that are counted, oldest first.</summary>
    public IReadOnlyList<KeptItem> Items { get; init; } = [];

    public EvidenceKind Kind => Metric.Kind();

    /// <summary>Where the weeks from one Monday to another are found again: in each capture, and for each source whose items are counted in those.</summary>
    public IEnumerable<EvidenceRef> EvidenceOf(DateOnly first, DateOnly last)
    {
        var told = from capture in Captures
                   where capture.CoversFrom <= last && capture.CoversTo >= first
                   select new EvidenceRef.Signals(capture.Id, Metric, capture.CoversFrom > first ? capture.CoversFrom : first, (capture.CoversTo < last ? capture.CoversTo : last).AddDays(6));
        // That nothing was found among the items is evidence too.
        var counted = from source in Captures.Count > 0 && Items.Count == 0 ? [] : Sources
                      let ids = Items.Where(kept => kept.Item.Source == source && kept.Item.Day >= first && kept.Item.Day < last.AddDays(7)).Select(kept => kept.Item.Id).Order(StringComparer.Ordinal).ToArray()
                      select new EvidenceRef.Items(source, Metric, Subject, first, last.AddDays(6), ids.Length, Digest.Of(ids));
        return [.. told, .. counted];
    }
}

/// <summary>What a source besides git is called where it is cited.</summary>
/// <param name="Licence">Of its data, as far as that is known.</param>
public sealed record SourceName(string Id, string Name, string Licence);

/// <summary>A source that has something and is still on trial: it is collected, and no score rests on it.</summary>
/// <param name="Captures">How many captures of it an edition of the day could have used.</param>
/// <param name="Items">The same of items.</param>
public sealed record TrialSource(string Source, int Captures, int Items);
