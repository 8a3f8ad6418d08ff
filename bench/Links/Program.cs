using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Sektorradar.Bench;

// With "serve" in front this program is its own child: the servers, in a process beside the checkers.
switch (args)
{
    case ["serve", var port, var page]:
        await LinkServer.RunAsync(int.Parse(port, CultureInfo.InvariantCulture), page);
        return 0;
    case [var links, var hosts, var rounds, .. { Length: > 0 } linkinator] when int.TryParse(links, CultureInfo.InvariantCulture, out var count):
        return await CompareAsync(count, int.Parse(hosts, CultureInfo.InvariantCulture), int.Parse(rounds, CultureInfo.InvariantCulture), linkinator);
    default:
        Console.Error.WriteLine("usage: Links <links> <hosts> <rounds> <command that runs linkinator>");
        return 2;
}

static async Task<int> CompareAsync(int count, int hosts, int rounds, string[] linkinator)
{
    var port = FreePort();
    var links = Plan.Links(count, hosts, port);
    using var folder = new Folder();
    await File.WriteAllLinesAsync(folder["links.txt"], links.Select(link => link.Address.AbsoluteUri));
    await File.WriteAllTextAsync(folder["index.html"], $"<!DOCTYPE html><html><head><title>Links</title></head><body>{string.Concat(links.Select(link => $"<a href=\"{link.Address}\">x</a>\n"))}</body></html>");
    using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Own(), "serve", port.ToString(CultureInfo.InvariantCulture), folder["index.html"]]))!;
    try
    {
        using var client = new HttpClient();
        await ReadyAsync(client, port);
        string[] ours = ["dotnet", typeof(Sektorradar.Cli.Commands).Assembly.Location, "links", "--from", folder["links.txt"], "--contact", "https://radar.example.org/about", "--allow", "127.0.0.0/8", "--time-limit", "5", "--json"];
        string[] theirs = [.. linkinator, $"http://127.0.0.1:{port}/index.html", "--format", "json", "--timeout", "5000"];
        var right = true;
        for (var round = 0; round < rounds; round++)
        {
            // Whoever comes first warms what both use, so they take turns.
            foreach (var (name, command) in round % 2 == 0 ? new[] { ("sektorradar", ours), ("linkinator", theirs) } : [("linkinator", theirs), ("sektorradar", ours)])
            {
                await client.GetAsync(new Uri($"http://127.0.0.1:{port}/reset"));
                var (seconds, mebibytes, output) = await RunAsync(command);
                right &= Judge(name, links, seconds, mebibytes, output);
            }
        }

        return right ? 0 : 1;
    }
    finally
    {
        server.Kill();
    }
}

static bool Judge(string name, IReadOnlyList<(Uri Address, string Kind)> links, double seconds, double mebibytes, string output)
{
    var wrong = new List<string>();
    if (name == "sektorradar")
    {
        var verdicts = Plan.Ours(output);
        wrong.AddRange(links.Where(link => !Plan.Right(link.Kind).Contains(verdicts.GetValueOrDefault(link.Address.AbsoluteUri) ?? "")).Select(link => $"{link.Kind} is {verdicts.GetValueOrDefault(link.Address.AbsoluteUri) ?? "missing"}"));
    }
    else
    {
        var broken = Plan.Linkinator(output);
        wrong.AddRange(links.Where(link => !broken.TryGetValue(link.Address.AbsoluteUri, out var said) || !Plan.IsRight(link.Kind, said)).Select(link => $"{link.Kind} is {(broken.TryGetValue(link.Address.AbsoluteUri, out var said) ? said ? "broken" : "fine" : "missing")}"));
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {seconds:0.0} s, {mebibytes:0} MiB, {links.Count - wrong.Count} of {links.Count} right"));
    foreach (var same in wrong.GroupBy(what => what).OrderByDescending(same => same.Count()).Take(12))
    {
        Console.WriteLine($"  {same.Count()} x {same.Key}");
    }

    return name != "sektorradar" || wrong.Count == 0;
}

static async Task<(double Seconds, double Mebibytes, string Output)> RunAsync(string[] command)
{
    var start = new ProcessStartInfo("/usr/bin/time", ["-f", "%M", .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
    var clock = Stopwatch.StartNew();
    using var process = Process.Start(start)!;
    var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
    await process.WaitForExitAsync();
    var seconds = clock.Elapsed.TotalSeconds;
    var last = (await errors).Trim().Split('\n')[^1];
    return (seconds, double.Parse(last, CultureInfo.InvariantCulture) / 1024, await output);
}

static async Task ReadyAsync(HttpClient client, int port)
{
    for (var i = 0; i < 100; i++)
    {
        try
        {
            await client.GetAsync(new Uri($"http://127.0.0.1:{port}/robots.txt"));
            return;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(100);
        }
    }
}

static int FreePort()
{
    using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    socket.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));
    return ((System.Net.IPEndPoint)socket.LocalEndPoint!).Port;
}

static string[] Own() => Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [typeof(Plan).Assembly.Location] : [];

internal sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("links-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
