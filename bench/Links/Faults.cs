using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sektorradar.Bench;

/// <summary>How a link of each kind is served.</summary>
internal static class Faults
{
    private const string Words = "<p>Kommunen har valgt en ny løsning for saksbehandling og deler erfaringer fra innføringen, med tall for tid og kostnader.</p>\n";
    private static readonly string Text = string.Concat(Enumerable.Repeat(Words, 50));
    private static readonly byte[] Large = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("0123456789abcde\n", 1 << 16)));

    /// <param name="times">How often this address of this host was asked for, this time included.</param>
    public static async Task ServeAsync(HttpContext context, string path, int times)
    {
        var response = context.Response;
        if (path == "/robots.txt")
        {
            await WriteAsync(response, "User-agent: *\nDisallow: /robots/\n", "text/plain");
            return;
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (kind, name) = (parts.Length > 0 ? parts[0] : "", parts.Length > 1 ? parts[1] : "");
        // What nobody links to is not there, but on the servers that show one page for everything.
        var isLinked = int.TryParse(name, CultureInfo.InvariantCulture, out _) || kind is "any" or "script" or "there" or "";
        switch (isLinked ? kind : "404")
        {
            case "gzip" when context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal):
                response.Headers.ContentEncoding = "gzip";
                await WriteAsync(response, Pack(Page(name)), "text/html");
                break;
            case "torn":
                response.Headers.ContentEncoding = "gzip";
                await WriteAsync(response, Pack(Page(name))[..^20], "text/html");
                break;
            case "pieces" when context.Request.Headers.Range.Count > 0:
                response.StatusCode = 206;
                response.Headers.ContentRange = $"bytes 0-65535/{Large.Length}";
                await WriteAsync(response, Large[..65536], "application/octet-stream");
                break;
            case "pieces" or "large":
                await WriteAsync(response, Large, "application/octet-stream");
                break;
            case "text":
                await WriteAsync(response, "lamps: " + name, "text/plain");
                break;
            case "pdf":
                await WriteAsync(response, "%PDF-1.7 " + name, "application/pdf");
                break;
            case "latin1":
                await WriteAsync(response, Encoding.Latin1.GetBytes(Page(name)), "text/html; charset=utf-8");
                break;
            case Kind.WithFragment:
                await WriteAsync(response, Page(name, body: "<h2 id=oil>Olje</h2>"), "text/html");
                break;
            case "range-416" or "range-500" when context.Request.Headers.Range.Count > 0:
                response.StatusCode = kind == "range-416" ? 416 : 500;
                break;
            case "range-odd" when context.Request.Headers.Range.Count > 0:
                response.StatusCode = 206;
                response.Headers.ContentRange = "bytes 100-199/70000";
                await WriteAsync(response, Large[100..200], "text/html");
                break;
            case "head-405" or "head-404" when context.Request.Method == "HEAD":
                response.StatusCode = kind == "head-405" ? 405 : 404;
                break;
            case "slash" when !path.EndsWith('/'):
                response.Redirect(path + "/", permanent: true);
                break;
            case "query" when !context.Request.QueryString.HasValue:
                response.Redirect(path + "?from=front");
                break;
            case "moved-301" or "moved-302" or "moved-308":
                response.StatusCode = int.Parse(kind[^3..], CultureInfo.InvariantCulture);
                response.Headers.Location = $"/there/{name}";
                break;
            case "refresh":
                await WriteAsync(response, $"<meta http-equiv=refresh content='0; url=/there/{name}'>", "text/html");
                break;
            case "404-once" or "503-once" or "429-once" when times == 1:
                response.StatusCode = int.Parse(kind[..3], CultureInfo.InvariantCulture);
                response.Headers.RetryAfter = kind == "429-once" ? "1" : default;
                break;
            case "reset-once" when times == 1:
                context.Abort();
                break;
            case "401" or "403" or "404" or "406" or "410" or "429" or "451" or "500" or "503" or "999":
                response.StatusCode = int.Parse(isLinked ? kind : "404", CultureInfo.InvariantCulture);
                await WriteAsync(response, Page(name, "Sorry"), "text/html");
                break;
            case "wall-403" or "wall-503" or "wall-200":
                response.StatusCode = int.Parse(kind[^3..], CultureInfo.InvariantCulture);
                await WriteAsync(response, Page(name, "Just a moment..."), "text/html");
                break;
            case "members":
                response.Redirect($"/there/login?next={name}");
                break;
            case "front":
                response.Redirect("/");
                break;
            case "error":
                response.Redirect("/there/not-found");
                break;
            case "words-nb" or "words-nn" or "words-en":
                await WriteAsync(response, Page(name, kind[^2..] switch { "nb" => "Siden finnes ikke | Fyrkontoret", "nn" => "Sida finst ikkje – Fyrkontoret", _ => "Page not found - The Lighthouse Office" }), "text/html");
                break;
            case "empty":
                await WriteAsync(response, "<html><head></head><body></body></html>", "text/html");
                break;
            case "any":
                await WriteAsync(response, Page("", "This domain may be for sale"), "text/html");
                break;
            case "script":
                await WriteAsync(response, "<html><head><title>App</title></head><body><div id=root></div><script src=/app.js></script></body></html>", "text/html");
                break;
            case "short":
                response.ContentLength = 5000;
                await response.WriteAsync("<html>");
                await response.Body.FlushAsync();
                context.Abort();
                break;
            case "loop":
                response.Redirect(path.EndsWith('/') ? path.TrimEnd('/') : path + "/");
                break;
            case "cookie" when !context.Request.Headers.Cookie.ToString().Contains("seen", StringComparison.Ordinal):
                response.Headers.SetCookie = "seen=1";
                response.Redirect(path);
                break;
            case "inside":
                response.Redirect("http://0.0.0.0:1/secret");
                break;
            case "hang":
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                break;
            case "drip":
                while (!context.RequestAborted.IsCancellationRequested)
                {
                    await response.WriteAsync("<p>");
                    await response.Body.FlushAsync();
                    await Task.Delay(300);
                }

                break;
            default:
                await WriteAsync(response, Page(name), "text/html; charset=utf-8");
                break;
        }
    }

    private static string Page(string name, string title = "Lamper på kysten", string body = "") =>
        $"<!doctype html><html><head><meta charset=utf-8><title>{title}</title><link rel=stylesheet href=/a.css></head><body><h1>Nummer {name}</h1>{body}{Text}</body></html>";

    private static Task WriteAsync(HttpResponse response, string body, string type) => WriteAsync(response, Encoding.UTF8.GetBytes(body), type);

    private static async Task WriteAsync(HttpResponse response, byte[] body, string type)
    {
        response.ContentType = type;
        response.ContentLength = body.Length;
        try
        {
            await response.Body.WriteAsync(body);
        }
        catch (Exception error) when (error is IOException or OperationCanceledException)
        {
            // Whoever asked has seen enough.
        }
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
