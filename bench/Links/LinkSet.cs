using System.Globalization;

namespace Sektorradar.Bench;

/// <summary>The links: every kind by its weight, mixed, two to a host.</summary>
internal static class LinkSet
{
    private const int PerHost = 2;

    public static IReadOnlyList<(string Address, Kind Kind)> Make(int links, int open, int secure)
    {
        var kinds = Kind.All.SelectMany(kind => Enumerable.Repeat(kind, (int)Math.Round(kind.Weight * links / 10_000.0))).ToArray();
        new Random(7).Shuffle(kinds);
        return [.. kinds.Select((kind, number) => (Address(kind, number, open, secure), kind))];
    }

    private static string Address(Kind kind, int number, int open, int secure)
    {
        var host = number / PerHost;
        var name = string.Create(CultureInfo.InvariantCulture, $"127.{1 + host / 62500}.{host / 250 % 250}.{1 + host % 250}");
        var (scheme, port) = kind.Name switch { Kind.Certificate => ("https", secure), Kind.Refused => ("http", 1), _ => ("http", open) };
        var fragment = kind.Name is Kind.WithFragment or Kind.WithLostFragment ? "#oil" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{scheme}://{name}:{port}/{kind.Name}/{number}{fragment}");
    }
}
