using System.Globalization;

namespace Sektorradar.Cli;

internal static class Counted
{
    /// <param name="thing">In the singular; the plural takes an s.</param>
    public static string Of(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");
}
