using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>What a server may do with a request, well or badly.</summary>
internal static class Serve
{
    public static Serving Text(string body, string type = "text/plain; charset=utf-8") => Bytes(Encoding.UTF8.GetBytes(body), type);

    public static Serving Bytes(byte[] body, string type = "application/octet-stream") => async (context, asked) =>
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        asked.End();
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    };

    public static Serving Status(int status, string body = "") => Text(body).With(status);

    public static Serving With(this Serving serving, int status) => (context, asked) =>
    {
        context.Response.StatusCode = status;
        return serving(context, asked);
    };

    public static Serving With(this Serving serving, string header, string value) => (context, asked) =>
    {
        context.Response.Headers[header] = value;
        return serving(context, asked);
    };

    public static Serving Busy(string retryAfter, int status = 429) => Status(status).With("Retry-After", retryAfter);

    public static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    public static Serving Redirect(string target, int status = 302) => Status(status).With("Location", target);

    /// <summary>The connection is cut before a word is said.</summary>
    public static Serving Reset() => (context, asked) =>
    {
        asked.End();
        context.Abort();
        return Task.CompletedTask;
    };

    /// <summary>Says how long it will be and sends less.</summary>
    public static Serving Short(string body, int missing) => async (context, asked) =>
    {
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(body) + missing;
        await context.Response.WriteAsync(body);
        await context.Response.Body.FlushAsync();
        asked.End();
        context.Abort();
    };

    /// <summary>Sends pieces and cuts the connection where the last should follow.</summary>
    public static Serving CutPieces(string body) => async (context, asked) =>
    {
        await context.Response.WriteAsync(body);
        await context.Response.Body.FlushAsync();
        asked.End();
        context.Abort();
    };

    /// <summary>Begins and then says nothing more, until whoever asked has gone.</summary>
    public static Serving Hang(string begin = "") => async (context, asked) =>
    {
        await context.Response.WriteAsync(begin, context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        asked.End();
        await GoneAsync(context);
    };

    /// <summary>A byte now and then, for ever.</summary>
    public static Serving Drip(TimeSpan each) => async (context, asked) =>
    {
        asked.End();
        while (true)
        {
            await context.Response.WriteAsync(".", context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await Task.Delay(each, context.RequestAborted);
        }
    };

    /// <summary>The same piece over and over, as fast as it is taken.</summary>
    public static Serving Endless(string piece) => async (context, asked) =>
    {
        asked.End();
        var block = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, (16 << 10) / piece.Length)));
        while (true)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
        }
    };

    public static Serving Packed(string packing, byte[] packed) => Bytes(packed).With("Content-Encoding", packing);

    public static byte[] Pack(string packing, ReadOnlySpan<byte> body)
    {
        using var packed = new MemoryStream();
        using (Stream stream = packing == "br" ? new BrotliStream(packed, CompressionLevel.Fastest, true) : new GZipStream(packed, CompressionLevel.Fastest, true))
        {
            stream.Write(body);
        }

        return packed.ToArray();
    }

    /// <summary>One serving after the other; the last stays.</summary>
    public static Func<Asked, Serving> InTurn(params Serving[] servings)
    {
        var count = 0;
        return _ => servings[Math.Min(Interlocked.Increment(ref count), servings.Length) - 1];
    }

    private static async Task GoneAsync(HttpContext context)
    {
        var gone = new TaskCompletionSource();
        await using var waiting = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}
