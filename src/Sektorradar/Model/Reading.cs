using System.Globalization;
using System.Text;

namespace Sektorradar.Model;

/// <summary>A capture with all the signals that were read from it, in order of metric, day and title.</summary>
public sealed record Reading(Capture Capture, IReadOnlyList<Signal> Signals)
{
    /// <summary>
    /// Makes a reading whose capture id is derived from its whole content: the same copy read twice gives the same id, and a signal that was
    /// altered afterwards no longer fits its capture.
    /// </summary>
    public static Reading Identify(Capture capture, IEnumerable<Signal> signals)
    {
        var ordered = signals.OrderBy(s => s.Metric).ThenBy(s => s.Day).ThenBy(s => s.Title, StringComparer.Ordinal).ToList();
        var content = new StringBuilder();
        foreach (var s in ordered)
        {
            content.Append(s.Metric.Name()).Append('\t').Append(s.Day.ToString("O")).Append('\t')
                .Append(s.Value.ToString(CultureInfo.InvariantCulture)).Append('\t').Append(s.Title).Append('\n');
        }

        var id = new CaptureId(Digest.Of(capture.Source, capture.About, capture.Address.AbsoluteUri, capture.Revision, capture.Day.ToString("O"),
            capture.CoversFrom.ToString("O"), capture.CoversTo.ToString("O"), content.ToString()));
        return new Reading(capture with { Id = id }, [.. ordered.Select(s => s with { Capture = id })]);
    }
}
