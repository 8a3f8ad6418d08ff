using System.Text;

namespace Sektorradar.Tests.Sources;

/// <summary>Recordings with one thing changed.</summary>
internal static class Altered
{
    public static string Of(string path, string there, string instead)
    {
        var text = Encoding.UTF8.GetString(Recording.Of(path));
        Assert.Contains(there, text, StringComparison.Ordinal);
        return text.Replace(there, instead, StringComparison.Ordinal);
    }
}
