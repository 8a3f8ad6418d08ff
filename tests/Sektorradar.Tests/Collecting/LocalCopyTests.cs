using Sektorradar.Model;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

public class LocalCopyTests
{
    private static readonly Uri Lamp = new("https://code.example.org/lamp/lamp");

    [Theory]
    [InlineData("lamp+lamp")]
    [InlineData("lamp/lamp")]
    [InlineData("lamp/lamp.git")]
    [InlineData("lamp+lamp/repo")]
    [InlineData("code.example.org+lamp+lamp")]
    public async Task A_copy_is_found_by_each_of_its_names_and_read_where_it_lies(string name)
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Copies, name));
        bench.Options = bench.Options with { Copies = bench.Copies };

        var run = await bench.CollectOneAsync(Lamp);

        Assert.Null(run.Problem);
        Assert.Equal("2024-01-01:1 2024-01-08:1", bench.Newest().Weeks(Metric.Commits));
        Assert.False(Directory.Exists(bench["mirrors"]));
    }

    [Fact]
    public async Task Collecting_twice_adds_nothing()
    {
        using var bench = new Bench();
        Bench.SmallHistory().Write(Path.Combine(bench.Copies, "lamp+lamp"));
        bench.Options = bench.Options with { Copies = bench.Copies };

        var first = await bench.CollectOneAsync(Lamp);
        var second = await bench.CollectOneAsync(Lamp);

        Assert.True(first.Added > 0);
        Assert.Equal(0, second.Added);
        Assert.Single(bench.Store.Captures());
    }

    [Fact]
    public async Task A_copy_is_never_written()
    {
        using var bench = new Bench();
        var copy = Bench.SmallHistory().Write(Path.Combine(bench.Copies, "lamp+lamp"));
        bench.Options = bench.Options with { Copies = bench.Copies };
        var before = Inventory(copy);

        await bench.CollectOneAsync(Lamp);

        Assert.Equal(before, Inventory(copy));
    }

    [Fact]
    public async Task A_missing_copy_is_a_problem()
    {
        using var bench = new Bench();
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.Equal("SR-202", (await bench.CollectOneAsync(Lamp)).Problem?.Code);
    }

    [Fact]
    public async Task An_empty_copy_is_a_problem()
    {
        using var bench = new Bench();
        new GitRepositoryBuilder().Write(Path.Combine(bench.Copies, "lamp+lamp"));
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.Equal("SR-205", (await bench.CollectOneAsync(Lamp)).Problem?.Code);
    }

    [Fact]
    public async Task A_shallow_copy_is_a_problem()
    {
        using var bench = new Bench();
        var whole = Bench.SmallHistory().Write(bench["whole"]);
        GitProgram.Run(bench.Copies, "clone", "--quiet", "--bare", "--depth=1", "file://" + whole, "lamp+lamp");
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.Equal("SR-206", (await bench.CollectOneAsync(Lamp)).Problem?.Code);
        Assert.Empty(bench.Store.Captures());
    }

    [Fact]
    public async Task A_partial_copy_is_counted_and_what_it_lacks_is_not_known()
    {
        using var bench = new Bench();
        var history = Bench.SmallHistory();
        history.Commit("2024-01-10T10:00Z", "Author One <one@home.example.org>", files: (".mailmap", "Author One <one@example.org> <one@home.example.org>\n"));
        var whole = history.Write(bench["whole"]);
        GitProgram.Run(whole, "config", "uploadpack.allowFilter", "true");
        GitProgram.Run(bench.Copies, "clone", "--quiet", "--bare", "--filter=blob:none", "file://" + whole, "lamp+lamp");
        GitProgram.Run(bench.Copies, "clone", "--quiet", "--no-checkout", "--filter=blob:none", "file://" + whole, "fog+fog");
        bench.Options = bench.Options with { Copies = bench.Copies };

        var runs = await bench.CollectAsync(Lamp, new Uri("https://code.example.org/fog/fog"));

        Assert.All(runs, run => Assert.Null(run.Problem));
        Assert.All(bench.Store.Captures(), capture => Assert.Equal("2024-01-01:1 2024-01-08:2", bench.Store.Read(capture).Weeks(Metric.Commits)));
        Assert.All(bench.Store.Captures(), capture => Assert.Equal("", bench.Store.Read(capture).Dates(Metric.Licence)));
    }

    [Fact]
    public async Task A_copy_whose_history_is_damaged_is_a_problem_and_nothing_of_it_is_kept()
    {
        using var bench = new Bench();
        var copy = Loose(Bench.SmallHistory().Write(Path.Combine(bench.Copies, "lamp+lamp")));
        bench.Options = bench.Options with { Copies = bench.Copies };

        Damage(copy, GitProgram.Run(copy, "rev-parse", "HEAD~1").Trim());

        Assert.Equal("SR-208", (await bench.CollectOneAsync(Lamp)).Problem?.Code);
        Assert.Empty(bench.Store.Captures());
    }

    [Fact]
    public async Task A_licence_that_is_damaged_is_not_taken_for_none()
    {
        using var bench = new Bench();
        var copy = Loose(Bench.SmallHistory().Write(Path.Combine(bench.Copies, "lamp+lamp")));
        bench.Options = bench.Options with { Copies = bench.Copies };

        Damage(copy, GitProgram.Run(copy, "rev-parse", "HEAD:LICENSE").Trim());

        Assert.Equal("SR-208", (await bench.CollectOneAsync(Lamp)).Problem?.Code);
        Assert.Empty(bench.Store.Captures());
    }

    [Theory]
    [InlineData("ref: refs/heads/gone\n", "SR-205")]
    [InlineData("0123456789012345678901234567890123456789\n", "SR-208")]
    [InlineData("lamps\n", "SR-208")]
    public async Task A_head_that_leads_nowhere_is_a_problem(string head, string code)
    {
        using var bench = new Bench();
        var copy = Bench.SmallHistory().Write(Path.Combine(bench.Copies, "lamp+lamp"));
        await File.WriteAllTextAsync(Path.Combine(copy, "HEAD"), head, TestContext.Current.CancellationToken);
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.Equal(code, (await bench.CollectOneAsync(Lamp)).Problem?.Code);
    }

    private static string Loose(string copy)
    {
        var packs = Directory.GetFiles(Path.Combine(copy, "objects", "pack"), "*.pack");
        foreach (var pack in packs)
        {
            var aside = Path.Combine(copy, Path.GetFileName(pack));
            File.Move(pack, aside);
            File.Delete(Path.ChangeExtension(pack, ".idx"));
            using var process = GitProgram.Start(copy, "unpack-objects", "-q");
            using (var bytes = File.OpenRead(aside))
            {
                bytes.CopyTo(process.StandardInput.BaseStream);
            }

            process.StandardInput.Close();
            process.WaitForExit();
        }

        return copy;
    }

    private static void Damage(string copy, string id)
    {
        var file = Path.Combine(copy, "objects", id[..2], id[2..]);
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllBytes(file, [.. File.ReadAllBytes(file)[..10], 0xff, 0xff, 0xff, 0xff]);
    }

    private static IEnumerable<string> Inventory(string folder) =>
        [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc.Ticks}").Order(StringComparer.Ordinal)];
}
