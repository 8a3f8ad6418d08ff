using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>Finds the addresses of a host, for tests that have an internet of their own.</summary>
public delegate Task<IPAddress[]> ResolveName(string host, CancellationToken cancel);

/// <summary>
/// Makes connections to public addresses alone. The name is resolved here and the connection goes to the very address that was checked, so
/// that a name cannot answer differently the second time.
/// </summary>
internal sealed class Connection(InternetOptions options, ResolveName resolve)
{
    public static Task<IPAddress[]> SystemResolver(string host, CancellationToken cancel) => Dns.GetHostAddressesAsync(host, cancel);

    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // A proxy would resolve names in our place, where nothing is checked.
        UseProxy = false,
        ConnectTimeout = options.ConnectLimit,
        MaxConnectionsPerServer = 1,
        MaxResponseHeadersLength = 64,
        // What is left of an answer that nobody reads is not waited for long; the connection is given up instead.
        MaxResponseDrainSize = 64 << 10,
        ResponseDrainTimeout = TimeSpan.FromMilliseconds(500),
        // Headers are bytes: a validator with letters outside ASCII is given back as it came.
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
        SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = System.Security.Authentication.SslProtocols.None, CertificateChainPolicy = options.Trust },
        ConnectCallback = async (context, cancel) => await ConnectAsync(context.DnsEndPoint, cancel),
    };

    private async Task<Stream> ConnectAsync(DnsEndPoint place, CancellationToken cancel)
    {
        var addresses = IPAddress.TryParse(place.Host, out var literal) ? [literal] : await resolve(place.Host, cancel);
        var allowed = addresses.Where(address => PublicAddress.MayBeAsked(address, options.AllowedRanges)).ToArray();
        if (allowed.Length == 0)
        {
            throw addresses.Length == 0 ? new SocketException((int)SocketError.HostNotFound) : new NotPublicException(place.Host);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, place.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A name leads to a private address. <see cref="Internet"/> prices it.</summary>
internal sealed class NotPublicException(string host) : Exception($"{host} leads to an address that is not in the public internet.");
