using System.Globalization;
using Sektorradar.Bench;

// With "serve" or "collect" in front this program is its own child: the internet, or one collection from it, each in a fresh process.
switch (args)
{
    case ["serve", var feeds]:
        await FeedServer.RunAsync(int.Parse(feeds, CultureInfo.InvariantCulture));
        return 0;
    case ["collect", var feeds, var port]:
        return await Measured.RunAsync(int.Parse(feeds, CultureInfo.InvariantCulture), int.Parse(port, CultureInfo.InvariantCulture));
    case [var feeds, var rounds] when int.TryParse(feeds, CultureInfo.InvariantCulture, out var count) && int.TryParse(rounds, CultureInfo.InvariantCulture, out var times):
        return await Rounds.RunAsync(count, times);
    default:
        Console.Error.WriteLine("usage: Collecting <feeds> <rounds>");
        return 2;
}
