using System.Diagnostics;
using System.Globalization;

namespace Sektorradar.Bench;

/// <summary>Both tools on the same links of the same server, in turn; the order changes with every round.</summary>
internal static class Rounds
{
    private static readonly string[] Tools = [Tool.Ours, Tool.Linkinator, Tool.Asking];

    public static async Task<int> RunAsync(int count, int rounds, string linkinator)
    {
        using var server = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", count.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var ports = (await server.StandardOutput.ReadLineAsync())!.Split(' ').Select(port => int.Parse(port, CultureInfo.InvariantCulture)).ToArray();
        var links = LinkSet.Make(count, ports[0], ports[1]);
        var list = Path.GetTempFileName();
        await File.WriteAllLinesAsync(list, links.Select(link => link.Address));
        using var client = new HttpClient();
        var root = $"http://127.0.0.1:{ports[0]}";
        Console.WriteLine("| Tool | Clock | Processor | Memory | Requests | Right |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        var last = new Dictionary<string, Tool>();
        var ok = true;
        for (var round = 0; round < rounds; round++)
        {
            foreach (var name in round % 2 == 0 ? Tools : Tools.Reverse())
            {
                await client.GetStringAsync(root + "/reset");
                var tool = name == Tool.Ours ? await Tool.OursAsync(list) : await Tool.LinkinatorAsync(linkinator, root + "/all.html", again: name == Tool.Asking);
                var requests = await client.GetStringAsync(root + "/reset");
                var right = links.Count(link => IsRight(tool, link));
                Console.WriteLine(tool.Line(requests, right, links.Count));
                ok &= name != Tool.Ours || right == links.Count;
                last[name] = tool;
            }
        }

        Table(links, last);
        File.Delete(list);
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        return ok ? 0 : 1;
    }

    /// <summary>Ours must name the verdict; of a tool that says "ok" or "broken" it is enough when that fits what a reader would find. What it leaves out, it does not call broken.</summary>
    private static bool IsRight(Tool tool, (string Address, Kind Kind) link)
    {
        var said = tool.Said.GetValueOrDefault(link.Address) ?? tool.Said.GetValueOrDefault(link.Address.Split('#')[0]);
        return tool.Name != Tool.Ours ? (said != "BROKEN") == link.Kind.IsThere : said == link.Kind.Verdict + (link.Kind.Name == Kind.WithLostFragment ? ", place missing" : "");
    }

    private static void Table(IReadOnlyList<(string Address, Kind Kind)> links, Dictionary<string, Tool> last)
    {
        Console.WriteLine("\n| Links | Number | Right by name | sektorradar | linkinator | asking again |");
        Console.WriteLine("| --- | ---: | --- | ---: | ---: | ---: |");
        foreach (var kind in Kind.All)
        {
            var same = links.Where(link => link.Kind == kind).ToList();
            var right = Tools.Select(name => same.Count(link => IsRight(last[name], link)));
            var wrong = same.FirstOrDefault(link => !IsRight(last[Tool.Ours], link)).Address;
            Console.WriteLine($"| {kind.Name} | {same.Count} | {kind.Verdict} | {string.Join(" | ", right)} |{(wrong is null ? "" : $" {wrong} {last[Tool.Ours].Said.GetValueOrDefault(wrong)}")}");
        }

        foreach (var (name, tool) in last)
        {
            var dead = links.Count(link => link.Kind.IsThere && tool.Said.GetValueOrDefault(link.Address) is "gone" or "BROKEN");
            Console.WriteLine($"{name}: {dead} links that readers can follow were called gone or broken.");
        }
    }
}
