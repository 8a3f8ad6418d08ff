using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>One request as the server saw it.</summary>
internal sealed class Asked(HttpContext context, int number)
{
    private readonly Dictionary<string, string> _headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
    private long _end;

    /// <summary>How many had come before it.</summary>
    public int Number { get; } = number;

    public string Host { get; } = context.Request.Host.Host;

    public string Method { get; } = context.Request.Method;

    /// <summary>Path and query.</summary>
    public string Path { get; } = context.Request.Path + context.Request.QueryString.ToString();

    public long Start { get; } = Stopwatch.GetTimestamp();

    /// <summary>Never later than whoever asked can know that it is over.</summary>
    public long Ended => Volatile.Read(ref _end);

    public string? this[string header] => _headers.GetValueOrDefault(header);

    /// <summary>Called before the last bytes go out, or before the connection is cut: measured here, a gap is never shorter than it was.</summary>
    public void End() => Interlocked.CompareExchange(ref _end, Stopwatch.GetTimestamp(), 0);
}

/// <summary>What the requests of a host tell of the manners of whoever asked.</summary>
internal static class Manners
{
    /// <summary>Time between the end of each request and the start of the next to the same host; below zero when two were under way at once.</summary>
    public static IEnumerable<(string Host, TimeSpan Gap)> Gaps(this IEnumerable<Asked> asked) =>
        asked.GroupBy(request => request.Host).SelectMany(host =>
        {
            var ordered = host.OrderBy(request => request.Start).ToList();
            return ordered.Zip(ordered.Skip(1), (one, next) => (host.Key, next.Start < one.Ended ? TimeSpan.FromTicks(-1) : Stopwatch.GetElapsedTime(one.Ended, next.Start)));
        });

    /// <summary>The most requests that were under way at the same time.</summary>
    public static int MostAtOnce(this IEnumerable<Asked> asked)
    {
        var (now, most) = (0, 0);
        foreach (var (_, change) in asked.SelectMany(request => new[] { (request.Start, 1), (request.Ended, -1) }).Order())
        {
            now += change;
            most = Math.Max(most, now);
        }

        return most;
    }
}
