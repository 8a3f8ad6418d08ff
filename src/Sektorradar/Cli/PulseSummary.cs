using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>What `pulse` says of an edition it has written: how much it rests on, what is newer, and what it lacks.</summary>
/// <param name="captures">Every capture of the sector's repositories that the store has.</param>
internal sealed class PulseSummary(Report report, IReadOnlyList<Capture> captures)
{
    private readonly int _wanted = report.Sector.Repositories.Count();
    private readonly int _read = captures.Where(capture => capture.Day <= report.AsOf).DistinctBy(capture => capture.About).Count();

    public string Size(int files)
    {
        var rated = report.Scores.All.Count(score => score.IsRated);
        return $"{report.Sector.Id} {report.AsOf:yyyy-MM-dd}: {_read} of {_wanted} repositories read, {rated} of {report.Sector.Subjects.Count} subjects rated; "
            + $"{report.Claims.Count()} claims, {report.Sources.Count} sources, {files} files.";
    }

    /// <summary>What an edition of a later day would use; null when there is nothing.</summary>
    public string? Newer()
    {
        var copies = captures.GroupBy(capture => capture.About).Select(same => same.Max(capture => capture.Day)).Where(day => day > report.AsOf).ToList();
        var facts = report.Sector.Facts.Select(fact => fact.Source.Published).Where(day => day > report.AsOf).ToList();
        var decisions = report.Sector.Decisions.Select(decision => decision.Decided).Where(day => day > report.AsOf).ToList();
        return copies.Count + facts.Count + decisions.Count == 0
            ? null
            : $"Newer than this edition and not in it: copies ({copies.Count}), facts ({facts.Count}) and decisions ({decisions.Count}); "
                + $"--as-of {copies.Concat(facts).Concat(decisions).Max():yyyy-MM-dd} uses all of them.";
    }

    /// <summary>Set when the sector has repositories and none of them could tell anything.</summary>
    public Problem? Lack()
    {
        if (_wanted == 0 || report.Scores.All.Any(score => score.Activity.Used.Count > 0 && score.StaleSince is null))
        {
            return null;
        }

        var old = _read > 0 ? ", and their copies are too old" : "";
        return new Problem("SR-406", $"Nothing can be said of activity: {_read} of {_wanted} repositories had been read by {report.AsOf:yyyy-MM-dd}{old}.", report.Sector.Id);
    }
}
