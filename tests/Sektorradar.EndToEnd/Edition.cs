using Microsoft.Playwright;
using Sektorradar.EndToEnd;
using Sektorradar.Tests;

[assembly: AssemblyFixture(typeof(Edition))]

namespace Sektorradar.EndToEnd;

/// <summary>The bundled edition, written once by the built program from a copy of the sectors, and a browser to read it with.</summary>
public sealed class Edition : IAsyncLifetime
{
    public static readonly string[] Pages = ["index.html", "index.nn.html", "index.en.html"];

    /// <summary>Pages of subjects: one that is rated, and a technology.</summary>
    public static readonly string[] Subjects = ["subject/velero.html", "subject/kubernetes.nn.html", "subject/velero.en.html"];

    private readonly TempFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public string Folder { get; private set; } = "";

    /// <summary>What is missing on this machine, or null.</summary>
    private string? Missing { get; set; }

    public async ValueTask InitializeAsync()
    {
        Copy(Path.Combine(Docs.Root, "sectors"), _folder["sectors"]);
        var ended = await Started.RunAsync("pulse", "--sectors", _folder["sectors"], "--store", _folder["evidence.db"], "--out", _folder["out"]);
        Assert.True(ended.Code == 0, ended.Error);
        Folder = Directory.GetDirectories(_folder["out"]).SelectMany(Directory.GetDirectories).Single();

        if (Chromium() is not { } chromium)
        {
            Missing = "No Chromium is on PATH, so no page was opened.";
            return;
        }

        // The machine's own browser is used; nothing is brought.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = Environment.UserName == "root" ? ["--no-sandbox"] : [] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    public string AddressOf(string page) => new Uri(Path.Combine(Folder, page)).AbsoluteUri;

    /// <summary>A page of the edition, opened. Every request is written down.</summary>
    public async Task<(IPage Page, IReadOnlyList<string> Requests)> OpenAsync(string name, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        RequireBrowser();
        var context = await _browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 900 }, ColorScheme = scheme, JavaScriptEnabled = script });
        var requests = new List<string>();
        context.Request += (_, request) => requests.Add(request.Url);
        var page = await context.NewPageAsync();
        await page.GotoAsync(AddressOf(name));
        return (page, requests);
    }

    /// <summary>Without a browser a test is skipped and says so; where everything is promised to be there, that is a failure.</summary>
    private void RequireBrowser()
    {
        if (Missing is not null && Environment.GetEnvironmentVariable("CI") == "true")
        {
            Assert.Fail(Missing);
        }

        Assert.SkipWhen(Missing is not null, Missing ?? "");
    }

    /// <summary>Pictures for a person to look at, beside the built program.</summary>
    public static string PictureOf(string name)
    {
        var folder = Path.Combine(Docs.Root, "artifacts", "pictures");
        Directory.CreateDirectory(folder);
        return Path.Combine(folder, name);
    }

    private static string? Chromium() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in new[] { "chromium", "chromium-browser", "google-chrome", "chrome.exe" }
         let path = Path.Combine(folder, name)
         where File.Exists(path)
         select path).FirstOrDefault();

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
