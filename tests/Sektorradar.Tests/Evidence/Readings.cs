using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

/// <summary>Readings of an invented repository.</summary>
internal static class Readings
{
    public const string About = "github.com/lamp/lamp";

    /// <param name="commits">Commits of the week of 8 January.</param>
    public static Reading Make(string about = About, int commits = 3, string day = "2024-02-14", string version = "1.0.0")
    {
        var captured = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var capture = new Capture(default, "git", about, new Uri("https://" + about), "0123456789012345678901234567890123456789", captured, new DateOnly(2024, 1, 1), Week.LastComplete(captured));
        Signal Signal(Metric metric, int day, decimal value, string? title = null) => new("git", about, metric, new DateOnly(2024, 1, day), value, title, default);
        return Reading.Identify(capture,
        [
            Signal(Metric.Commits, 1, 2), Signal(Metric.Commits, 8, commits), Signal(Metric.Commits, 22, 1), Signal(Metric.Authors, 1, 1), Signal(Metric.FirstCommit, 2, 1),
            Signal(Metric.Version, 9, 1, version), Signal(Metric.Licence, 2, 1, "Apache-2.0"),
        ]);
    }

    public static SourceRun Run(Reading reading) => new("git", reading.Capture.About, new DateTimeOffset(2024, 2, 14, 12, 0, 0, TimeSpan.Zero), 0, null);
}
