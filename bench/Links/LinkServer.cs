using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Sektorradar.Bench;

/// <summary>A web of thousands of hosts on the loopback network, with a page that lists all links to it, for tools that start from a page.</summary>
internal static class LinkServer
{
    public static async Task RunAsync(int links)
    {
        using var certificate = Certificate();
        var times = new ConcurrentDictionary<string, int>();
        var requests = 0;
        IReadOnlyList<(string Address, Kind Kind)> all = [];
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            // Every address of the loopback network, and no other.
            kestrel.Listen(IPAddress.Any, 0, OnlyLoopback);
            kestrel.Listen(IPAddress.Any, 0, listen =>
            {
                OnlyLoopback(listen);
                listen.UseHttps(certificate);
            });
        });
        await using var server = builder.Build();
        server.Run(async context =>
        {
            Interlocked.Increment(ref requests);
            var path = context.Request.Path.Value!;
            switch (path)
            {
                case "/reset":
                    times.Clear();
                    await context.Response.WriteAsync(Interlocked.Exchange(ref requests, 0).ToString(CultureInfo.InvariantCulture));
                    break;
                case "/all.html":
                    context.Response.ContentType = "text/html";
                    await context.Response.WriteAsync($"<html><title>Links</title><body>{string.Concat(all.Select(link => $"<a href=\"{link.Address}\">x</a>\n"))}</body></html>");
                    break;
                default:
                    await Faults.ServeAsync(context, path, times.AddOrUpdate(context.Request.Host.Value + path, 1, (_, before) => before + 1));
                    break;
            }
        });
        await server.StartAsync();
        var ports = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal))).ToDictionary(address => address.Scheme, address => address.Port);
        all = LinkSet.Make(links, ports["http"], ports["https"]);
        Console.WriteLine($"{ports["http"]} {ports["https"]}");
        await Console.In.ReadToEndAsync();
        using var now = new CancellationTokenSource(0);
        await server.StopAsync(now.Token);
    }

    private static void OnlyLoopback(ListenOptions listen) => listen.Use(next => async connection =>
    {
        if (connection.LocalEndPoint is IPEndPoint { Address: var address } && IPAddress.IsLoopback(address))
        {
            await next(connection);
        }
        else
        {
            connection.Abort();
        }
    });

    private static X509Certificate2 Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=links.example.test", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
