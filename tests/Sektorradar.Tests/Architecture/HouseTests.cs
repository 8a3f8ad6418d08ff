using System.CommandLine;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sektorradar.Cli;

namespace Sektorradar.Tests.Architecture;

/// <summary>Habits of the house that a compiler does not know.</summary>
public partial class HouseTests
{
    private const int LongestFile = 400;

    // What may catch everything, and why.
    private static readonly Dictionary<string, (int Count, string Reason)> CatchEverything = new()
    {
        ["Cli/Commands.cs"] = (1, "a bug ends here, with SR-001 and exit code 1"),
        ["Collecting/Runs.cs"] = (1, "hands the failure of the work on to whoever reads the runs"),
    };

    [Fact]
    public void No_file_is_longer_than_a_reader_can_hold()
    {
        var files = Sources("src").Concat(Sources("tests"));

        Assert.DoesNotContain(files, file => File.ReadLines(Full(file)).Count() > LongestFile);
    }

    [Fact]
    public void Everything_is_caught_only_where_that_has_a_reason()
    {
        var found = Sources("src").Select(file => (File: file["src/Sektorradar/".Length..], Count: CatchAll().Count(File.ReadAllText(Full(file))))).Where(file => file.Count > 0);

        Assert.Equal(CatchEverything.Select(allowed => (allowed.Key, allowed.Value.Count)).Order(), found.Order());
    }

    [Fact]
    public void A_catch_without_a_type_throws_on()
    {
        var swallowed = Sources("src").Where(file => BareCatch().Matches(File.ReadAllText(Full(file))).Any(block => !block.Value.Contains("throw;", StringComparison.Ordinal)));

        Assert.Empty(swallowed);
    }

    [Fact]
    public void The_index_of_decisions_is_complete_and_every_decision_has_its_three_parts()
    {
        var files = Directory.EnumerateFiles(Full("docs/adr"), "0*.md").Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file))).OrderBy(file => file.Name).ToList();
        var index = Docs.Table("adr/README.md", "No.").Select(row => $"{row[0]} {row[1]}");

        Assert.Equal(files.Select((file, i) => $"[{i + 1:0000}]({file.Name}) {Title(file.Text, i + 1)}"), index);
        Assert.All(files, file => Assert.All(["**Context.**", "**Decision.**", "**Consequences.**"], part => Assert.Contains(part, file.Text, StringComparison.Ordinal)));
    }

    [Fact]
    public void The_changelog_has_a_place_for_what_comes_next() =>
        Assert.Equal("## [Unreleased]", File.ReadLines(Full("CHANGELOG.md")).First(line => line.StartsWith("## ", StringComparison.Ordinal)));

    [Fact]
    public void Every_option_is_documented()
    {
        var documented = Docs.Table("configuration.md", "Option").Select(row => row[0].Trim('`')).ToHashSet();

        Assert.Empty(Options(Commands.Root()).Except(documented));
    }

    [Fact]
    public void Every_environment_variable_is_documented()
    {
        var used = Sources("src").Concat(Sources("tests")).SelectMany(file => Variable().Matches(File.ReadAllText(Full(file)))).Select(match => match.Value);

        Assert.Equal(used.Distinct().Order(), Docs.Table("configuration.md", "Variable").Select(row => row[0].Trim('`')).Order());
    }

    [Fact]
    public void Every_package_has_its_reason()
    {
        var central = XDocument.Load(Full("Directory.Packages.props")).Descendants("PackageVersion").Select(package => package.Attribute("Include")!.Value);

        Assert.Equal(central.Order(), Docs.Table("adr/0017-packages-earn-their-place.md", "Package").Select(row => row[0]).Order());
    }

    [Fact]
    public void Every_package_in_the_program_is_in_the_notices_with_its_version()
    {
        using var locked = JsonDocument.Parse(File.ReadAllBytes(Full("src/Sektorradar/packages.lock.json")));
        var packages = locked.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject())
            .Where(package => package.Value.TryGetProperty("resolved", out _)).Select(package => $"{package.Name} {package.Value.GetProperty("resolved").GetString()}");
        var noticed = File.ReadLines(Full("THIRD-PARTY-NOTICES.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries)).Select(row => $"{row[0]} {row[1]}").ToHashSet();

        Assert.DoesNotContain(packages, package => !noticed.Contains(package));
    }

    [Fact]
    public void Links_into_code_and_decisions_lead_somewhere()
    {
        var documents = Directory.EnumerateFiles(Full("docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Docs.Root, "*.md"));
        var broken = from document in documents
                     from match in Link().Matches(File.ReadAllText(document))
                     let target = Path.GetFullPath(match.Groups["target"].Value, Path.GetDirectoryName(document)!)
                     where (target.EndsWith(".cs", StringComparison.Ordinal) || target.Contains("adr", StringComparison.Ordinal)) && !Path.Exists(target)
                     select $"{Path.GetFileName(document)}: {match.Groups["target"].Value}";

        Assert.Empty(broken);
    }

    private static IEnumerable<string> Options(Command command) => command.Options.Select(option => option.Name).Where(name => name is not ("--help" or "--version"))
        .Concat(command.Subcommands.SelectMany(Options));

    private static string Title(string text, int number) => text.Split('\n')[0][$"# {number}. ".Length..];

    private static string Full(string path) => Path.Combine(Docs.Root, path);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Full(folder), "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Docs.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal);

    /// <summary>Every exception, unless a filter names types.</summary>
    [GeneratedRegex(@"catch \(Exception\b[^)]*\)(?! when \(\w+ is )")]
    private static partial Regex CatchAll();

    [GeneratedRegex(@"^(?<indent> *)catch\n\k<indent>\{.*?^\k<indent>\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BareCatch();

    [GeneratedRegex(@"SEKTORRADAR_[A-Z]+")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
