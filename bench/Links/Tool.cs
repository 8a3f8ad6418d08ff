using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Sektorradar.Bench;

/// <summary>What one run of a tool took, and what it said of each link.</summary>
internal sealed record Tool(string Name, double Seconds, double Processor, double Memory, IReadOnlyDictionary<string, string> Said)
{
    public const string Ours = "sektorradar", Linkinator = "linkinator", Asking = "linkinator, asking again";

    public static async Task<Tool> OursAsync(string list)
    {
        var (seconds, processor, memory, output) = await RunAsync("dotnet",
            typeof(Model.LinkVerdict).Assembly.Location, "links", "--from", list, "--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8", "--time-limit", "5", "--json");
        using var json = JsonDocument.Parse(output);
        return new Tool(Ours, seconds, processor, memory, json.RootElement.EnumerateArray().ToDictionary(
            check => check.GetProperty("address").GetString()!,
            check => check.GetProperty("verdict").GetString()! + (check.GetProperty("fragmentFound").ValueKind == JsonValueKind.False ? ", place missing" : "")));
    }

    /// <param name="again">Whether it asks again what may pass, as ours does.</param>
    public static async Task<Tool> LinkinatorAsync(string program, string page, bool again)
    {
        string[] more = again ? ["--retry", "--retry-errors", "--retry-errors-count", "1"] : [];
        var (seconds, processor, memory, output) = await RunAsync("node", [program, page, "--concurrency", "100", "--timeout", "5000", "--check-fragments", "--format", "json", .. more]);
        using var json = JsonDocument.Parse(output);
        var said = new Dictionary<string, string>();
        foreach (var link in json.RootElement.GetProperty("links").EnumerateArray())
        {
            said[link.GetProperty("url").GetString()!] = link.GetProperty("state").GetString()!;
        }

        return new Tool(again ? Asking : Linkinator, seconds, processor, memory, said);
    }

    private static async Task<(double Seconds, double Processor, double Memory, string Output)> RunAsync(string program, params string[] arguments)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var (processor, memory) = (TimeSpan.Zero, 0L);
        while (!process.WaitForExit(100))
        {
            try
            {
                process.Refresh();
                (processor, memory) = (process.TotalProcessorTime, Math.Max(memory, process.PeakWorkingSet64));
            }
            catch (InvalidOperationException)
            {
                // It ended between the two lines.
            }
        }

        var text = await output;
        return text.Length == 0 ? throw new InvalidOperationException(await errors) : (watch.Elapsed.TotalSeconds, processor.TotalSeconds, memory / (double)(1 << 20), text);
    }

    public string Line(string requests, int right, int links) => string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Seconds:0.0} s | {Processor:0.0} s | {Memory:0} MiB | {requests} | {right} of {links} |");
}
