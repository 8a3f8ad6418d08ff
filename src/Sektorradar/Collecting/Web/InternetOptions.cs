using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Sektorradar.Collecting.Web;

/// <summary>How the network is used. The defaults are polite; <c>docs/configuration.md</c> lists them.</summary>
public sealed record InternetOptions
{
    /// <summary>An address of whoever runs this program, for the owners of the servers it asks. Nothing is asked without it.</summary>
    public string? Contact { get; init; }

    /// <summary>Private ranges that may be asked all the same: those of an intranet source, or a test.</summary>
    public IReadOnlyList<IPNetwork> AllowedRanges { get; init; } = [];

    /// <summary>Exchanges at the same time, over all hosts; on one host there is never more than one.</summary>
    public int AtOnce { get; init; } = 32;

    /// <summary>Longest time for one exchange, from the connection to the last byte.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan ConnectLimit { get; init; } = TimeSpan.FromSeconds(10);

    public int Redirects { get; init; } = 10;

    /// <summary>How often one question is asked when the failure may pass.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Wait of a host after a failure; it doubles with each in a row up to <see cref="LongestBackoff"/>, each with full jitter.</summary>
    public TimeSpan FirstBackoff { get; init; } = TimeSpan.FromSeconds(0.5);

    public TimeSpan LongestBackoff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A server that asks for a longer wait is left for another run.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Failures in a row after which a host is left alone for <see cref="ClosedFor"/>.</summary>
    public int FailuresToClose { get; init; } = 5;

    public TimeSpan ClosedFor { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long what a robots.txt says is good; one that could not be had is asked for again after <see cref="ClosedFor"/>.</summary>
    public TimeSpan RobotsKept { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A host that wants more time than this between two requests is left alone.</summary>
    public TimeSpan LongestCrawlDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Scales every interval between requests to a host; 1 outside tests.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>Whose certificates are trusted; null for those that the machine trusts. Tests have an authority of their own.</summary>
    internal X509ChainPolicy? Trust { get; init; }
}
