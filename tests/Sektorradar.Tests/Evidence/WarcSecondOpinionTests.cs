using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

/// <summary>Reads what is written by a program that shares nothing with it; skipped where there is no Python.</summary>
public class WarcSecondOpinionTests
{
    private static readonly DateTimeOffset Noon = new(2026, 10, 5, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Another_reader_finds_nothing_to_complain_of()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, WarcFileTests.Bytes(Enumerable.Range(0, 40).SelectMany(Exchanges)), TestContext.Current.CancellationToken);
            using var python = Start(file);
            var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);

            Assert.Equal("", await errors);
            Assert.Equal("metadata=200 request=120 resource=41 response=80 revisit=79 warcinfo=1", output.Trim());
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IEnumerable<Exchange> Exchanges(int i)
    {
        var body = Encoding.UTF8.GetBytes($"{{\"number\":{i},\"text\":\"æøå\r\n\r\n\"}}");
        var page = new Exchange("nav", "feed", new Uri($"https://blåbær.example.org/å/{i}?q=ø {i}"), i % 2 == 0 ? "{\"q\":\"æ\"}" : null, Noon.AddSeconds(i), 200, [("ETag", $"\"{i}\"")], null, body, i % 3 == 0, false);
        yield return page;
        yield return page with { At = Noon.AddDays(1).AddSeconds(i / 3.0), Status = 304, Body = null, Unchanged = true };
        yield return page with { At = Noon.AddDays(2), Address = new Uri($"http://example.org:8080/gone/{i}"), Status = 404, Body = null, BodyDigest = BodyDigest.Of([(byte)i]) };
        yield return new Exchange("dns", "example.org", new Uri("dns:example.org"), null, Noon.AddSeconds(i), 200, [("Content-Type", "text/dns")], null, Encoding.ASCII.GetBytes($"example.org. 300 IN MX {i} mx.example.org.\n"), false, false);
        yield return new Exchange("git", "example", new Uri("git:github.com/example/platform README.md docs/"), null, Noon.AddDays(i), 200, [], null, "the same"u8.ToArray(), false, false);
    }

    private static Process Start(string file)
    {
        var script = Path.Combine(Docs.Root, "tests/Sektorradar.Tests/Evidence/warc.py");
        try
        {
            return Process.Start(new ProcessStartInfo("python3", [script, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no python3 on this machine.");
            throw;
        }
    }
}
