using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sektorradar.Bench;

/// <summary>
/// Thousands of publishers in one process: every host name has one feed of twenty items, RSS and Atom in turn, and a robots.txt. It watches how it is
/// asked and says so when its input ends.
/// </summary>
internal static class FeedServer
{
    public const int Items = 20;

    private const string Words = "Kommunen har valgt en ny løsning for saksbehandling og deler erfaringer fra innføringen, med tall for tid og kostnader. ";

    public static async Task RunAsync(int feeds)
    {
        var bodies = Enumerable.Range(0, feeds).Select(number => Pack(number % 2 == 0 ? Rss(number) : Atom(number))).ToArray();
        var last = new ConcurrentDictionary<string, (int Now, long Ended)>();
        var (requests, overlaps, shortest) = (0, 0, long.MaxValue);
        var gate = new Lock();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var server = builder.Build();
        server.Run(async context =>
        {
            var host = context.Request.Host.Host;
            lock (gate)
            {
                requests++;
                var (now, ended) = last.GetValueOrDefault(host);
                overlaps += now;
                shortest = ended == 0 ? shortest : Math.Min(shortest, Stopwatch.GetTimestamp() - ended);
                last[host] = (now + 1, ended);
            }

            var body = context.Request.Path == "/robots.txt" ? "User-agent: *\nDisallow: /private\n"u8.ToArray() : bodies[int.Parse(host.AsSpan(1, host.IndexOf('.', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture)];
            if (context.Request.Path != "/robots.txt")
            {
                context.Response.Headers.ContentEncoding = "gzip";
                context.Response.Headers.ETag = $"\"{host}\"";
                context.Response.ContentType = "application/xml; charset=utf-8";
            }

            context.Response.ContentLength = body.Length;
            lock (gate)
            {
                // Before the last byte goes out, so that a gap is never measured shorter than it was.
                last[host] = (last[host].Now - 1, Stopwatch.GetTimestamp());
            }

            await context.Response.Body.WriteAsync(body);
        });
        await server.StartAsync();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds;
        Console.WriteLine(new Uri(server.Urls.Single()).Port);
        await Console.In.ReadToEndAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{requests} {overlaps} {(shortest == long.MaxValue ? double.NaN : shortest / (double)Stopwatch.Frequency):0.000} {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds - cpu:0.00}"));
    }

    private static string Rss(int number)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel><title>Feed {number}</title><link>https://h{number}.example.test/</link>");
        for (var i = 0; i < Items; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<item><title>Sak {i} fra {number}</title><link>https://h{number}.example.test/{i}</link><guid>https://h{number}.example.test/{i}</guid>")
                .Append(CultureInfo.InvariantCulture, $"<pubDate>{Day(i):R}</pubDate><category>digitalisering</category><description><![CDATA[<p>{string.Concat(Enumerable.Repeat(Words, 8))}</p>]]></description></item>\n");
        }

        return text.Append("</channel></rss>").ToString();
    }

    private static string Atom(int number)
    {
        var text = new StringBuilder($"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Feed {number}</title><id>tag:h{number}.example.test,2026:feed</id><updated>2026-11-20T08:00:00Z</updated>");
        for (var i = 0; i < Items; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<entry><title>Sak {i} fra {number}</title><id>tag:h{number}.example.test,2026:{i}</id><link href=\"https://h{number}.example.test/{i}\"/>")
                .Append(CultureInfo.InvariantCulture, $"<updated>{Day(i):yyyy-MM-ddTHH:mm:ssZ}</updated><author><name>Kari Nordmann</name></author><summary>{string.Concat(Enumerable.Repeat(Words, 8))}</summary></entry>\n");
        }

        return text.Append("</feed>").ToString();
    }

    private static DateTime Day(int i) => new DateTime(2026, 11, 20, 8, 0, 0, DateTimeKind.Utc).AddDays(-i);

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
