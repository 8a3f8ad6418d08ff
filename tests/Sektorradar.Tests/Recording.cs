namespace Sektorradar.Tests;

/// <summary>Answers of sources, written for tests, under <c>Recordings/</c>.</summary>
internal static class Recording
{
    public static byte[] Of(string path) => File.ReadAllBytes(Path.Combine(Docs.Root, "tests", "Sektorradar.Tests", "Recordings", path));
}
