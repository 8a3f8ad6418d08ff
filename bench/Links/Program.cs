using System.Globalization;
using Sektorradar.Bench;

// With "serve" in front this program is its own child: the web that is checked.
switch (args)
{
    case ["serve", var links]:
        await LinkServer.RunAsync(int.Parse(links, CultureInfo.InvariantCulture));
        return 0;
    case [var links, var rounds, var linkinator] when int.TryParse(links, CultureInfo.InvariantCulture, out var count) && int.TryParse(rounds, CultureInfo.InvariantCulture, out var times):
        return await Rounds.RunAsync(count, times, linkinator);
    default:
        Console.Error.WriteLine("usage: Links <links> <rounds> <linkinator's build/src/cli.js>");
        return 2;
}
