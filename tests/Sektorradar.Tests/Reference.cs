using System.Text.Json;

namespace Sektorradar.Tests;

/// <summary>Reference data that lies outside the project. Where it is missing the test is skipped and says so.</summary>
internal static class Reference
{
    /// <summary>The folder named by SEKTORRADAR_SHARED, else <c>shared</c> beside the checkout.</summary>
    public static string Folder(string path)
    {
        var shared = Environment.GetEnvironmentVariable("SEKTORRADAR_SHARED") ?? Path.Combine(Path.GetDirectoryName(Docs.Root)!, "shared");
        var full = Path.Combine(shared, path);
        Assert.SkipUnless(Path.Exists(full), $"The reference data {path} is not on this machine (set SEKTORRADAR_SHARED to the folder that holds it).");
        return full;
    }

    public static JsonDocument Json(string path) => JsonDocument.Parse(File.ReadAllBytes(Folder(path)));
}
