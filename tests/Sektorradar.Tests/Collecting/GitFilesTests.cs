using System.Text;
using Sektorradar.Collecting;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

public class GitFilesTests
{
    private static readonly Uri Lamp = new("https://code.example.org/lamp/lamp");

    private static GitRepositoryBuilder Products()
    {
        var history = new GitRepositoryBuilder();
        history.Commit("2024-01-02T10:00Z", files: [("list.yml", "old: true\n"), ("products/fog.md", "fog\n")]);
        history.Commit("2024-01-03T10:00Z", files: [("list.yml", "lamps: [æ, ø]\n"), ("products/lamp.md", "lamp\n"), ("products/a/deep name.md", ""), ("productsale.md", "no\n")]);
        return history;
    }

    private static Task<Answer> AskAsync(Bench bench, Uri address, Validators? before = null, params string[] paths) =>
        new GitFiles(new GitMirror(bench.Options, new FixedClock(Bench.Today + "T12:00Z"))).AskAsync(new Request.Files(new Repository(address), paths), before ?? Validators.None, TestContext.Current.CancellationToken);

    private static async Task<string?> ProblemAsync(Bench bench, Uri address, params string[] paths) =>
        Assert.IsType<Answer.Refused>(await AskAsync(bench, address, null, paths)).Problem.ToString();

    private static Bench WithCopy(GitRepositoryBuilder history)
    {
        var bench = new Bench();
        history.Write(Path.Combine(bench.Copies, "lamp+lamp"));
        bench.Options = bench.Options with { Copies = bench.Copies };
        return bench;
    }

    [Fact]
    public async Task One_file_of_a_copy_is_answered_with_its_own_bytes()
    {
        using var bench = WithCopy(Products());
        var head = GitProgram.Run(Path.Combine(bench.Copies, "lamp+lamp"), "rev-parse", "HEAD").Trim();

        var answer = Assert.IsType<Answer.Received>(await AskAsync(bench, Lamp, null, "list.yml"));

        Assert.Equal("lamps: [æ, ø]\n", Encoding.UTF8.GetString(answer.Body));
        Assert.Equal((head, head, 200, Lamp, new DateOnly(2024, 2, 14)), (answer.Revision, answer.Validators.ETag, answer.Status, answer.Address, answer.Day));
    }

    [Fact]
    public async Task A_folder_is_answered_with_all_its_files_in_order()
    {
        using var bench = WithCopy(Products());

        var answer = Assert.IsType<Answer.Received>(await AskAsync(bench, Lamp, null, "products/"));

        Assert.Equal(["products/a/deep name.md=", "products/fog.md=fog\n", "products/lamp.md=lamp\n"], Files(answer));
    }

    [Fact]
    public async Task A_head_that_was_read_before_is_unchanged_and_another_is_not()
    {
        using var bench = WithCopy(Products());
        var first = Assert.IsType<Answer.Received>(await AskAsync(bench, Lamp, null, "list.yml"));

        Assert.IsType<Answer.Unchanged>(await AskAsync(bench, Lamp, first.Validators, "list.yml"));
        Assert.IsType<Answer.Received>(await AskAsync(bench, Lamp, new Validators("0123", null), "list.yml"));
    }

    [Fact]
    public async Task A_mirror_brings_all_contents_at_once()
    {
        using var bench = new Bench();
        var history = Products();
        var served = history.Write(Path.Combine(bench.Served, "lamp.git"));
        GitProgram.Run(served, "config", "uploadpack.allowFilter", "true");
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);

        var answer = Assert.IsType<Answer.Received>(await AskAsync(bench, server["lamp.git"], null, "list.yml", "products/"));

        Assert.Equal(["list.yml=lamps: [æ, ø]\n", "products/a/deep name.md=", "products/fog.md=fog\n", "products/lamp.md=lamp\n"], Files(answer));
        Assert.Equal(2, server.Packs); // one for the history, one for every content
        history.Commit("2024-01-05T10:00Z", files: [("list.yml", "lamps: []\n")]);
        history.Write(served);
        answer = Assert.IsType<Answer.Received>(await AskAsync(bench, server["lamp.git"], answer.Validators, "list.yml", "products/"));
        Assert.Equal("list.yml=lamps: []\n", Files(answer).First());
        Assert.Equal(4, server.Packs);
    }

    [Fact]
    public async Task A_server_that_refuses_contents_is_a_problem()
    {
        using var bench = new Bench();
        GitProgram.Run(Products().Write(Path.Combine(bench.Served, "lamp.git")), "config", "uploadpack.allowFilter", "true");
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        server.RefuseAfter = 1;

        Assert.Contains("SR-208", await ProblemAsync(bench, server["lamp.git"], "list.yml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gone.yml")]
    [InlineData("products")]
    [InlineData("list.yml/")]
    [InlineData("link.yml")]
    public async Task A_file_that_is_not_there_is_a_problem(string path)
    {
        using var bench = WithCopy(Products());
        var copy = Path.Combine(bench.Copies, "lamp+lamp");
        GitProgram.Run(copy, "commit refs/heads/main\ncommitter Author One <one@example.org> 1704400000 +0000\ndata 0\nfrom refs/heads/main^0\nM 120000 inline link.yml\ndata 8\nlist.yml\n", ["fast-import", "--quiet"]);

        Assert.Equal($"code.example.org/lamp/lamp: SR-213: There is no {path} at its head.", await ProblemAsync(bench, Lamp, "list.yml", path));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_a_problem_and_not_empty()
    {
        var history = Products();
        history.Commit("2024-01-04T10:00Z", files: [("large.yml", new string('x', (4 << 20) + 1))]);
        using var bench = WithCopy(history);

        Assert.Contains("SR-213: large.yml is too large", await ProblemAsync(bench, Lamp, "large.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_without_contents_is_a_problem()
    {
        using var bench = new Bench();
        var whole = Products().Write(bench["whole"]);
        GitProgram.Run(whole, "config", "uploadpack.allowFilter", "true");
        GitProgram.Run(bench.Copies, "clone", "--quiet", "--bare", "--filter=blob:none", "file://" + whole, "lamp+lamp");
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.Contains("SR-208", await ProblemAsync(bench, Lamp, "products/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shallow_copy_is_good_enough()
    {
        using var bench = new Bench();
        var whole = Products().Write(bench["whole"]);
        GitProgram.Run(bench.Copies, "clone", "--quiet", "--bare", "--depth=1", "file://" + whole, "lamp+lamp");
        bench.Options = bench.Options with { Copies = bench.Copies };

        Assert.IsType<Answer.Received>(await AskAsync(bench, Lamp, null, "products/"));
    }

    [Fact]
    public async Task No_copy_and_no_commit_are_problems()
    {
        using var bench = WithCopy(new GitRepositoryBuilder());

        Assert.Contains("SR-205", await ProblemAsync(bench, Lamp, "list.yml"), StringComparison.Ordinal);
        Assert.Contains("SR-202", await ProblemAsync(bench, new Uri("https://code.example.org/fog/fog"), "list.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_stops()
    {
        using var bench = WithCopy(Products());
        var files = new GitFiles(new GitMirror(bench.Options, new FixedClock(Bench.Today + "T12:00Z")));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => files.AskAsync(new Request.Files(new Repository(Lamp), ["list.yml"]), Validators.None, new CancellationToken(canceled: true)));
    }

    private static IEnumerable<string> Files(Answer.Received answer) => RepositoryFiles.Read(answer.Body).Select(file => $"{file.Path}={Encoding.UTF8.GetString(file.Content.Span)}");
}
