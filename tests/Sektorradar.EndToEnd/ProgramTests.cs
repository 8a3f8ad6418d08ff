using Sektorradar.Tests;

namespace Sektorradar.EndToEnd;

/// <summary>The built program from outside: bytes, and how it ends.</summary>
public sealed class ProgramTests(Edition edition) : IDisposable
{
    private static readonly string Sectors = Path.Combine(Docs.Root, "sectors");

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("America/Los_Angeles", "C")]
    [InlineData("Pacific/Auckland", "ar_SA.UTF-8")]
    [InlineData("Asia/Kolkata", "sv_SE.UTF-8")]
    public async Task Another_machine_writes_the_same_bytes(string zone, string language)
    {
        var ended = await Started.RunAsync(new Dictionary<string, string?> { ["TZ"] = zone, ["LANG"] = language, ["LC_ALL"] = language }, null, Pulse());

        Assert.Equal(0, ended.Code);
        Assert.Equal(Files(edition.Folder), Files(Written()));
    }

    [Fact]
    public async Task A_run_that_is_stopped_says_so_leaves_no_half_file_and_the_next_one_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no interrupt to send to another process on Windows.");

        var stopped = await Started.RunAsync(new Dictionary<string, string?>(), async process =>
        {
            // The store is made before the first file is imported.
            while (!File.Exists(_folder["evidence.db"]) && !process.HasExited)
            {
                await Task.Delay(20, TestContext.Current.CancellationToken);
            }

            using var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }, Pulse());

        Assert.Equal(130, stopped.Code);
        Assert.Equal(["Stopped. What had been kept stays; the same command goes on from there."], stopped.Lines);
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*.part", SearchOption.AllDirectories));
        Assert.False(Directory.Exists(_folder["out"]) && Directory.EnumerateFiles(_folder["out"], "*", SearchOption.AllDirectories).Any());

        var next = await Started.RunAsync(Pulse());

        Assert.Equal(0, next.Code);
        Assert.Equal(Files(edition.Folder), Files(Written()));
    }

    public void Dispose() => _folder.Dispose();

    private string[] Pulse() => ["pulse", "--sectors", Sectors, "--store", _folder["evidence.db"], "--out", _folder["out"]];

    private string Written() => Directory.GetDirectories(_folder["out"]).SelectMany(Directory.GetDirectories).Single();

    private static IEnumerable<(string Name, string Text)> Files(string folder) => Directory.GetFiles(folder).Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllText(file)));
}
