using System.Text;
using System.Text.RegularExpressions;

namespace Sektorradar.EndToEnd;

/// <summary>As much of a PDF as a test needs: what stands uncompressed in the file.</summary>
internal static partial class Pdf
{
    public static int Pages(byte[] file) => Page().Count(Encoding.Latin1.GetString(file));

    /// <summary>Letters that carry their code can be selected, searched and read aloud.</summary>
    public static bool HasText(byte[] file) => Encoding.Latin1.GetString(file).Contains("/ToUnicode", StringComparison.Ordinal);

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
