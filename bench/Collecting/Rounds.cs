using System.Diagnostics;
using System.Globalization;

namespace Sektorradar.Bench;

/// <summary>Starts the server and the collection, each as a process of its own, and prints what both saw.</summary>
internal static class Rounds
{
    public static async Task<int> RunAsync(int feeds, int rounds)
    {
        Console.WriteLine("| Feeds | Items | Clock | Processor | Server beside it | Cores busy, both | Memory | Store | Requests | Two at once on a host | Shortest pause on a host |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        var failed = false;
        for (var round = 0; round < rounds; round++)
        {
            var count = feeds.ToString(CultureInfo.InvariantCulture);
            using var server = Start("serve", count);
            var port = await server.StandardOutput.ReadLineAsync();
            using var collection = Start("collect", count, port!);
            var said = (await collection.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
            await collection.WaitForExitAsync();
            server.StandardInput.Close();
            var seen = (await server.StandardOutput.ReadToEndAsync()).Trim().Split(' ');
            failed |= collection.ExitCode != 0 || seen[1] != "0" || Number(seen[2]) < 1;
            var (clock, cpu, served) = (Number(said[0]), Number(said[1]), Number(seen[3]));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {feeds} | {said[3]} | {clock:0.0} s | {cpu:0.0} s | {served:0.0} s | {(cpu + served) / clock:0.00} | {said[2]} MiB | {said[5]} MiB | {seen[0]} | {seen[1]} | {seen[2]} s |"));
        }

        return failed ? 1 : 0;
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
}
