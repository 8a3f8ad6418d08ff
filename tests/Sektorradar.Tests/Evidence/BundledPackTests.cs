using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Tests.Evidence;

/// <summary>The evidence that comes with the sectors, and the document that describes it.</summary>
public partial class BundledPackTests
{
    private static readonly Lazy<List<(string Name, byte[] Bytes)>> Files = new(() =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(Docs.Root, "sectors")).Select(sector => Path.Combine(sector, "evidence")).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories)
                .Select(file => (Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)))),
    ]);

    [Fact]
    public void Every_file_verifies_is_named_after_its_content_and_is_written_again_with_the_same_bytes()
    {
        Assert.All(Files.Value, file =>
        {
            var (readings, problems) = EvidencePack.Read(Encoding.UTF8.GetString(file.Bytes), file.Name);

            Assert.Empty(problems);
            Assert.All(readings, reading => Assert.Equal(file.Name, EvidencePack.FileName(reading.Capture)));
            Assert.Equal(file.Bytes, Encoding.UTF8.GetBytes(EvidencePack.Write(readings)));
        });
    }

    [Fact]
    public void There_are_seventy_repositories_or_more_in_fifteen_megabytes_or_less()
    {
        Assert.True(Files.Value.Select(file => file.Name).Distinct().Count() >= 70);
        Assert.True(Files.Value.Sum(file => (long)file.Bytes.Length) <= 15_000_000);
    }

    [Fact]
    public void Every_line_has_the_fields_of_the_document_in_their_order()
    {
        // A value is written only where it is not 1.
        string[] Fields(string column) => [.. Docs.Table("evidence-pack.md", column).Select(row => row[0])];
        var shapes = new[] { Fields("Capture field"), Fields("Weekly field"), Fields("Event field"), [.. Fields("Event field").Where(field => field != "value")] }.Select(fields => string.Join(' ', fields)).ToHashSet();
        Assert.Equal(4, shapes.Count);

        var found = Files.Value.SelectMany(file => Lines(file.Bytes)).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            return string.Join(' ', json.RootElement.EnumerateObject().Select(field => field.Name));
        });

        Assert.Equal(shapes.Order(), found.Distinct().Order());
    }

    [Fact]
    public void Every_line_has_values_of_the_documented_form()
    {
        var weekly = Docs.Table("metrics.md", "Metric").ToDictionary(row => row[0], row => row[1] == "weekly");
        Assert.All(Files.Value, file => Assert.All(Lines(file.Bytes), line =>
        {
            using var json = JsonDocument.Parse(line);
            var row = json.RootElement;
            if (row.TryGetProperty("capture", out var id))
            {
                Assert.Matches("^[0-9a-f]{16}$", id.GetString());
                Assert.Matches(row.GetProperty("source").GetString() == "talent" ? "^[0-9a-f]{16}$" : "^([0-9a-f]{40}|[0-9a-f]{64})$", row.GetProperty("revision").GetString());
                Assert.True(Monday(row, "from") <= Monday(row, "to"));
            }
            else if (row.TryGetProperty("weeks", out var weeks))
            {
                Assert.True(weekly[row.GetProperty("metric").GetString()!]);
                Monday(row, "from");
                Assert.All(weeks.EnumerateArray(), n => Assert.Matches("^(0|[1-9][0-9]*)$", n.GetRawText()));
                Assert.NotEqual("0", weeks.EnumerateArray().First().GetRawText());
                Assert.NotEqual("0", weeks.EnumerateArray().Last().GetRawText());
            }
            else
            {
                Assert.False(weekly[row.GetProperty("metric").GetString()!]);
                Assert.True(row.GetProperty("day").TryGetDateTime(out _));
            }
        }));
    }

    [Fact]
    public void Nothing_in_it_has_the_form_of_an_address_of_a_person()
    {
        Assert.Matches(Address(), "v1.0-someone@mail.example.org");
        Assert.DoesNotMatch(Address(), "lamp@1.0.0-alpha.0");

        Assert.Empty(Files.Value.SelectMany(file => Address().Matches(Encoding.UTF8.GetString(file.Bytes))).Select(match => match.Value));
    }

    /// <summary>The document's own recipe, run as a reader would: another program in another language comes to the same ids.</summary>
    [Fact]
    public async Task The_documents_recipe_computes_the_same_ids()
    {
        using var folder = new TempFolder();
        var document = await File.ReadAllTextAsync(Path.Combine(Docs.Root, "docs", "evidence-pack.md"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["id.py"], Recipe().Match(document).Groups[1].Value, TestContext.Current.CancellationToken);
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(path => File.Exists(Path.Combine(path, "python3"))), "Python is not on this machine.");

        foreach (var (name, bytes) in Files.Value.Where((_, n) => n % 40 == 0))
        {
            await File.WriteAllBytesAsync(folder["file"], bytes, TestContext.Current.CancellationToken);
            using var python = Process.Start(new ProcessStartInfo("python3", [folder["id.py"], folder["file"]]) { RedirectStandardOutput = true })!;
            var ids = (await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().Split(' ');

            Assert.True(ids.Length == 2 && ids[0] == ids[1], $"{name}: {string.Join(' ', ids)}");
        }
    }

    [Fact]
    public void The_documents_recipe_knows_every_metric_in_order()
    {
        var document = File.ReadAllText(Path.Combine(Docs.Root, "docs", "evidence-pack.md"));

        Assert.Contains($"ORDER = [{string.Join(", ", Metrics.All.Select(metric => $"\"{metric.Name()}\""))}]", document, StringComparison.Ordinal);
    }

    private static string[] Lines(byte[] bytes) => Encoding.UTF8.GetString(bytes).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static DateOnly Monday(JsonElement row, string field)
    {
        var day = DateOnly.ParseExact(row.GetProperty(field).GetString()!, "yyyy-MM-dd");
        Assert.Equal(DayOfWeek.Monday, day.DayOfWeek);
        return day;
    }

    // sdk@1.0.0 is a package in a version, and the end of an address is letters.
    [GeneratedRegex(@"[\w.+-]+@(?!v?\d+\.\d)[\w-]+(\.[\w-]+)*\.[a-z]{2,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex("```python\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Recipe();
}
