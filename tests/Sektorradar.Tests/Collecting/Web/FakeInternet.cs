using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>
/// An internet on this machine alone: a server with as many host names as a test likes, told apart by the Host header, over open and protected
/// connections; and a private neighbour that nobody may ever reach.
/// </summary>
internal sealed class FakeInternet : IAsyncDisposable
{
    public const string Contact = "mailto:keeper@example.org";

    /// <summary>The address of this machine that stands for the public internet.</summary>
    private static readonly IPNetwork Outside = IPNetwork.Parse("127.0.0.1/32");

    private readonly WebApplication _server;
    private readonly TcpListener _canary;
    private readonly ConcurrentQueue<Asked> _asked = new();
    private readonly ConcurrentDictionary<string, Func<IPAddress[]>> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _arrived = new(0);
    private int _reached;

    private FakeInternet(WebApplication server, TestAuthority authority)
    {
        (_server, Authority) = (server, authority);
        var places = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(place => new Uri(place)).ToDictionary(place => place.Scheme, place => place.Port);
        (OpenPort, ProtectedPort) = (places["http"], places["https"]);
        _canary = new TcpListener(IPAddress.Parse("127.0.0.2"), OpenPort);
        _canary.Start();
        _ = CountAsync();
    }

    public int OpenPort { get; }

    public int ProtectedPort { get; }

    public TestAuthority Authority { get; }

    /// <summary>Connections that reached the private neighbour.</summary>
    public int Reached => Volatile.Read(ref _reached);

    /// <summary>Names that were looked up, in order.</summary>
    public ConcurrentQueue<string> LookedUp { get; } = new();

    public IReadOnlyList<Asked> All => [.. _asked];

    public static async Task<FakeInternet> StartAsync(Func<Asked, Serving> plan)
    {
        var authority = new TestAuthority();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        FakeInternet? self = null;
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ResponseHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(authority.Certificate));
        });
        var server = builder.Build();
        server.Run(context => self!.ServeAsync(context, plan));
        await server.StartAsync();
        return self = new FakeInternet(server, authority);
    }

    /// <summary>Answers every path of every host in the same way.</summary>
    public static Task<FakeInternet> StartAsync(Serving serving) => StartAsync(_ => serving);

    public Uri Open(string host, string path = "/") => new($"http://{host}:{OpenPort}{path}");

    public Uri Protected(string host, string path = "/") => new($"https://{host}:{ProtectedPort}{path}");

    /// <summary>Makes a name lead to these addresses instead of the public one; each look-up takes the next, the last stays.</summary>
    public void Name(string host, params IPAddress[][] answers)
    {
        var count = 0;
        _names[host] = () => answers[Math.Min(Interlocked.Increment(ref count), answers.Length) - 1];
    }

    public Internet Connect(InternetOptions? options = null, Credentials? credentials = null, TimeProvider? clock = null) =>
        new(options ?? Options(), credentials ?? new Credentials(null), "1.2.3", clock ?? TimeProvider.System, ResolveAsync);

    /// <summary>Polite and quick: an interval is a hundredth of what it is outside.</summary>
    public InternetOptions Options() => new()
    {
        Contact = Contact,
        AllowedRanges = [Outside],
        Pace = 0.01,
        FirstBackoff = TimeSpan.FromMilliseconds(1),
        LongestBackoff = TimeSpan.FromMilliseconds(2),
        Trust = Authority.Policy,
    };

    /// <summary>Waits until that many requests have come since the last time.</summary>
    public async Task ArrivedAsync(int count, CancellationToken cancel)
    {
        for (var i = 0; i < count; i++)
        {
            await _arrived.WaitAsync(cancel);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _canary.Dispose();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        _arrived.Dispose();
        Authority.Dispose();
    }

    private Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        LookedUp.Enqueue(host);
        return _names.TryGetValue(host, out var answer) ? Task.FromResult(answer())
            : host.EndsWith(".example.test", StringComparison.Ordinal) ? Task.FromResult<IPAddress[]>([IPAddress.Loopback])
            : throw new SocketException((int)SocketError.HostNotFound);
    }

    private async Task ServeAsync(HttpContext context, Func<Asked, Serving> plan)
    {
        var asked = new Asked(context, _asked.Count);
        _asked.Enqueue(asked);
        _arrived.Release();
        try
        {
            await plan(asked)(context, asked);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            // Whoever asked has gone; that is what some of the tests are about.
        }
        finally
        {
            asked.End();
        }
    }

    private async Task CountAsync()
    {
        try
        {
            while (true)
            {
                using var reached = await _canary.AcceptSocketAsync();
                Interlocked.Increment(ref _reached);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}

/// <summary>How one request is served.</summary>
internal delegate Task Serving(HttpContext context, Asked asked);
