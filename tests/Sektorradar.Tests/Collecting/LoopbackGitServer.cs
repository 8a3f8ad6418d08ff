using System.Diagnostics;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Sektorradar.Tests.Collecting;

/// <summary>Serves the bare repositories of a folder over http on this machine, and can be told to fail.</summary>
internal sealed class LoopbackGitServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly WebApplication _app;

    private LoopbackGitServer(string folder)
    {
        _folder = folder;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Answers with this status instead of the repository.</summary>
    public int? Status { get; set; }

    /// <summary>Breaks the connection after so many bytes of a pack.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>Lets this many requests for packs through and then says nothing more, until the client goes.</summary>
    public int? SilentAfter { get; set; }

    /// <summary>Lets this many requests for packs through and refuses the others.</summary>
    public int? RefuseAfter { get; set; }

    /// <summary>Slows a pack to so many bytes a tenth of a second.</summary>
    public int? Trickle { get; set; }

    /// <summary>Sends the client elsewhere.</summary>
    public string? Redirect { get; set; }

    public int Packs { get; private set; }

    public static async Task<LoopbackGitServer> StartAsync(string folder)
    {
        var server = new LoopbackGitServer(folder);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public Uri this[string repository] => new($"{_app.Urls.First()}/{repository}");

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        if (Status is { } status)
        {
            http.Response.StatusCode = status;
            http.Response.Headers.WWWAuthenticate = status == 401 ? "Basic realm=\"lamps\"" : default;
            return;
        }

        if (Redirect is { } elsewhere)
        {
            http.Response.StatusCode = 302;
            http.Response.Headers.Location = elsewhere;
            return;
        }

        var advertise = path.EndsWith("/info/refs", StringComparison.Ordinal);
        var repository = Path.Combine(_folder, path[..^(advertise ? "/info/refs" : "/git-upload-pack").Length].Trim('/'));
        if (!Directory.Exists(repository))
        {
            http.Response.StatusCode = 404;
            return;
        }

        if (advertise)
        {
            http.Response.ContentType = "application/x-git-upload-pack-advertisement";
            await UploadPackAsync(http, repository, "--http-backend-info-refs", null, pack: false);
            return;
        }

        using var request = new MemoryStream();
        await (http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body).CopyToAsync(request, http.RequestAborted);
        var pack = System.Text.Encoding.ASCII.GetString(request.ToArray()).Contains("command=fetch", StringComparison.Ordinal);
        if (pack)
        {
            Packs++;
            if (Packs > SilentAfter)
            {
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return;
            }

            if (Packs > RefuseAfter)
            {
                http.Response.StatusCode = 503;
                return;
            }
        }

        http.Response.ContentType = "application/x-git-upload-pack-result";
        await UploadPackAsync(http, repository, "--stateless-rpc", request.ToArray(), pack);
    }

    private async Task UploadPackAsync(HttpContext http, string repository, string mode, byte[]? request, bool pack)
    {
        using var process = Start(repository, mode, http.Request.Headers["Git-Protocol"].ToString());
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(request, http.RequestAborted);
        input.Close();
        var buffer = new byte[pack && Trickle is { } slow ? slow : 1 << 16];
        var sent = 0;
        while (await process.StandardOutput.BaseStream.ReadAsync(buffer, http.RequestAborted) is > 0 and var read)
        {
            if (pack && sent + read > BreakAfter)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, BreakAfter.Value - sent), http.RequestAborted);
                await http.Response.Body.FlushAsync(http.RequestAborted);
                http.Abort();
                process.Kill();
                return;
            }

            await http.Response.Body.WriteAsync(buffer.AsMemory(0, read), http.RequestAborted);
            sent += read;
            if (pack && Trickle is not null)
            {
                await Task.Delay(100, http.RequestAborted);
            }
        }

        await process.WaitForExitAsync(http.RequestAborted);
    }

    private static Process Start(string repository, string mode, string protocol) => GitProgram.Start(
        repository, [("GIT_PROTOCOL", protocol)], "-c", "uploadpack.allowFilter=true", "-c", "uploadpack.allowAnySHA1InWant=true", "upload-pack", "--strict", "--stateless-rpc", mode, repository);
}
