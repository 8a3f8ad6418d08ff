using System.Diagnostics;

namespace Sektorradar.Tests;

/// <summary>The built program, started as a reader starts it. What it says and how it ends are only seen from outside.</summary>
internal static class Started
{
    /// <summary>SEKTORRADAR_PROGRAM names another program to test: the published one.</summary>
    private static readonly string Program = Environment.GetEnvironmentVariable("SEKTORRADAR_PROGRAM")
        ?? Path.Combine(Docs.Root, "artifacts", "bin", "Sektorradar", new DirectoryInfo(AppContext.BaseDirectory).Name, "sektorradar.dll");

    public sealed record Ended(int Code, string Out, string Error)
    {
        public string[] Lines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }

    public static Task<Ended> RunAsync(params string[] arguments) => RunAsync(new Dictionary<string, string?>(), null, arguments);

    /// <param name="during">What happens while it runs; null when nothing does.</param>
    public static async Task<Ended> RunAsync(IReadOnlyDictionary<string, string?> environment, Func<Process, Task>? during, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (during is not null)
        {
            await during(process);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        await process.WaitForExitAsync(patience.Token);
        return new Ended(process.ExitCode, await output, await error);
    }

    private static Process Start(IReadOnlyDictionary<string, string?> environment, string[] arguments)
    {
        var library = Program.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(library ? "dotnet" : Program, library ? arguments.Prepend(Program) : arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("sektorradar-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public string Write(string relative, string text)
    {
        var path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
