using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sektorradar.Bench;

/// <summary>Every address of this machine's loopback network, on one port, serving the plan.</summary>
internal static class LinkServer
{
    private static readonly ConcurrentDictionary<string, int> Turns = new();
    private static readonly byte[] Large = new byte[2 << 20];

    public static async Task RunAsync(int port, string page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Any, port));
        var server = builder.Build();
        var index = await File.ReadAllTextAsync(page);
        server.Run(context => ServeAsync(context, index));
        await server.RunAsync();
    }

    private static Task ServeAsync(HttpContext context, string index)
    {
        var path = context.Request.Path.Value!;
        var kind = path.Split('/')[1];
        var soft = IPAddress.Parse(context.Request.Host.Host).GetAddressBytes() is var bytes && ((bytes[1] - 1) * 62500 + bytes[2] * 250 + bytes[3] - 2) % 50 == 7;
        return path switch
        {
            "/index.html" => TextAsync(context, index),
            "/reset" => Task.Run(() => Turns.Clear()),
            "/robots.txt" => TextAsync(context, "User-agent: *\nAllow: /\n", type: "text/plain"),
            "/" => TextAsync(context, Page("Velkommen")),
            _ => kind switch
            {
                "live" or "soft-live" or "om" or "to" => TextAsync(context, Page("Lamper")),
                "about-404" => TextAsync(context, Page("Slik lager du en god 404-side")),
                "large" => BytesAsync(context),
                "slash" => path.EndsWith('/') ? TextAsync(context, Page("Lamper")) : Redirect(context, path + "/", 301),
                "retried" => First(context) ? Status(context, 503) : TextAsync(context, Page("Lamper")),
                "busy-once" => First(context) ? Busy(context) : TextAsync(context, Page("Lamper")),
                "moved" => Redirect(context, "/om" + path, 301),
                "moved-twice" => Redirect(context, "/moved" + path, 302),
                "gone" => TextAsync(context, Page("Siden finnes ikke"), 404),
                "gone-410" => Status(context, 410),
                "forbidden" => Status(context, 403),
                "unauthorised" => Status(context, 401),
                "busy" => Busy(context),
                "legal" => Status(context, 451),
                "nine" => Status(context, 999),
                "wall" => TextAsync(context, Page("Just a moment...")),
                "members" => Redirect(context, "/login/inn", 302),
                "login" => TextAsync(context, Page("Logg inn")),
                "front" => Redirect(context, "/", 302),
                "fails" => Status(context, 500),
                "resets" => Abort(context),
                "hangs" => Task.Delay(Timeout.Infinite, context.RequestAborted),
                _ => soft ? TextAsync(context, Page("Siden finnes ikke")) : TextAsync(context, Page("Siden finnes ikke"), 404),
            },
        };
    }

    /// <summary>Whether it is asked for the first time since the servers were told to forget.</summary>
    private static bool First(HttpContext context) => Turns.AddOrUpdate(context.Request.Host + context.Request.Path.Value, 1, (_, turns) => turns + 1) == 1;

    private static string Page(string title) => $"<!DOCTYPE html><html><head><title>{title}</title></head><body><h1>{title}</h1>{new string('x', 3000)}</body></html>";

    private static async Task TextAsync(HttpContext context, string text, int status = 200, string type = "text/html; charset=utf-8")
    {
        (context.Response.StatusCode, context.Response.ContentType) = (status, type);
        if (context.Request.Method != "HEAD")
        {
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
    }

    private static async Task BytesAsync(HttpContext context)
    {
        context.Response.ContentType = "application/pdf";
        if (context.Request.Method != "HEAD")
        {
            await context.Response.Body.WriteAsync(Large, context.RequestAborted);
        }
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
        return Status(context, 429);
    }

    private static Task Redirect(HttpContext context, string to, int status)
    {
        context.Response.Headers.Location = to;
        return Status(context, status);
    }

    private static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }
}
