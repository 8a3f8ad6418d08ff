using System.Diagnostics;
using Sektorradar.Model;

namespace Sektorradar.Tests.Cli;

/// <summary>The program as a process of its own, as a user starts it.</summary>
internal static class SektorradarProgram
{
    // The full path: some tests take PATH away.
    private static readonly string Runtime = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
        .SelectMany(folder => new[] { Path.Combine(folder, "dotnet"), Path.Combine(folder, "dotnet.exe") }).First(File.Exists);

    public sealed record Ended(int ExitCode, string Output, string Error);

    public static async Task<Ended> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, arguments);
        return await EndAsync(process);
    }

    public static Process Start(string folder, params IEnumerable<string> arguments) => Start(folder, [], arguments);

    public static Process Start(string folder, IEnumerable<(string Name, string Value)> environment, params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo(Runtime)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        info.Environment.Remove("SEKTORRADAR_TRACE");
        foreach (var (name, value) in environment)
        {
            info.Environment[name] = value;
        }

        info.ArgumentList.Add(typeof(Signal).Assembly.Location);
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        return Process.Start(info)!;
    }

    public static async Task<Ended> EndAsync(Process process)
    {
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Ended(process.ExitCode, await output, await error);
    }
}
