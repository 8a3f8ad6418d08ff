using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

/// <summary>
/// A repository in which everything that can name a program names one that leaves a mark. No mark may ever appear. The last test shows that
/// the traps work: git without our settings walks into them.
/// </summary>
public sealed class HostileRepositoryTests : IDisposable
{
    private static readonly Uri Lamp = new("https://code.example.org/lamp/lamp");
    private readonly Bench _bench = new();
    private readonly string _program, _marks;

    public HostileRepositoryTests()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The traps are shell scripts.");
        _marks = Directory.CreateDirectory(_bench["marks"]).FullName;
        _program = _bench["trap"];
        File.WriteAllText(_program, $"#!/bin/sh\necho \"$0 $*\" > {_marks}/$$\nexit 1\n");
        Rights.MakeRunnable(_program);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reading_a_hostile_copy_starts_no_program(bool bare)
    {
        SetTraps(MakeCopy(bare));
        _bench.Options = _bench.Options with { Copies = _bench.Copies };

        var run = await _bench.CollectOneAsync(Lamp);

        Assert.Null(run.Problem);
        Assert.Empty(Marks());
        Assert.Equal("2024-01-01:1 2024-01-08:2", _bench.Newest().Weeks(Metric.Commits));
    }

    [Theory]
    [InlineData("ext::{0} fetch")]
    [InlineData("file://{0}")]
    [InlineData("ssh://git@127.0.0.1:1/lamp")]
    [InlineData("{0}")]
    public async Task Contents_that_a_hostile_copy_lacks_are_not_fetched_from_where_it_says(string address)
    {
        var copy = MakeCopy(bare: true);
        RemoveContents(copy);
        GitProgram.Run(copy, "config", "core.repositoryFormatVersion", "1");
        GitProgram.Run(copy, "config", "extensions.partialClone", "evil");
        foreach (var (name, value) in new[] { ("url", string.Format(CultureInfo.InvariantCulture, address, _program)), ("promisor", "true"), ("uploadpack", _program), ("vcs", "ext") })
        {
            GitProgram.Run(copy, "config", "remote.evil." + name, value);
        }

        SetTraps(copy);
        _bench.Options = _bench.Options with { Copies = _bench.Copies };

        await _bench.CollectOneAsync(Lamp);

        Assert.Empty(Marks());
    }

    [Fact]
    public async Task Mirroring_a_hostile_repository_starts_no_program()
    {
        var served = History().Write(Path.Combine(_bench.Served, "lamp.git"));
        SetTraps(served);
        await using var server = await LoopbackGitServer.StartAsync(_bench.Served);
        // The server's own git is the other machine's: its traps are taken away where it would walk into them.
        File.Delete(Path.Combine(served, "config"));
        GitProgram.Run(served, "config", "core.bare", "true");

        var run = await _bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        Assert.Empty(Marks());
    }

    [Fact]
    public async Task A_mirror_whose_settings_were_altered_starts_no_program()
    {
        var history = History();
        history.Write(Path.Combine(_bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(_bench.Served);
        await _bench.CollectOneAsync(server["lamp.git"]);
        SetTraps(_bench.MirrorOf(server["lamp.git"]));
        history.Commit("2024-01-16T10:00Z", message: "Signed\n");
        history.Write(Path.Combine(_bench.Served, "lamp.git"));

        var run = await _bench.CollectOneAsync(server["lamp.git"]);

        Assert.Null(run.Problem);
        Assert.Empty(Marks());
    }

    [Theory]
    [InlineData("file")]
    [InlineData("ext")]
    [InlineData("git")]
    public async Task A_server_that_sends_git_elsewhere_is_not_followed(string scheme)
    {
        var history = History();
        history.Write(Path.Combine(_bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(_bench.Served);
        server.Redirect = scheme == "ext" ? $"ext::{_program}" : $"{scheme}://127.0.0.1{_program}";

        var run = await _bench.CollectOneAsync(server["lamp.git"]);

        Assert.NotNull(run.Problem);
        Assert.Empty(Marks());
    }

    [Fact]
    public void Git_without_our_settings_walks_into_the_traps()
    {
        var copy = MakeCopy(bare: false);
        SetTraps(copy);

        Walk(copy, "status");
        var monitor = Marks().Count();
        Walk(copy, "log", "-1");

        Assert.True(monitor > 0, "core.fsmonitor was not started by git status");
        Assert.True(Marks().Count() > monitor, "gpg.program was not started by git log");
    }

    public void Dispose() => _bench.Dispose();

    private static GitRepositoryBuilder History()
    {
        var history = Bench.SmallHistory();
        history.Commit("2024-01-10T10:00Z", files: [
            (".gitmodules", "[submodule \"wick\"]\n\tpath = wick\n\turl = ext::sh -c touch% mark\n\tupdate = !touch mark\n"),
            (".gitattributes", "* filter=evil diff=evil merge=evil\n"),
            ("LICENSE", "Apache License, Version 2.0\n\n"),
            (".mailmap", "Author One <one@example.org>\n")]);
        return history;
    }

    private string MakeCopy(bool bare)
    {
        var copy = Path.Combine(_bench.Copies, "lamp+lamp");
        if (bare)
        {
            return Sign(History().Write(copy));
        }

        GitProgram.Run(_bench.Copies, "clone", "--quiet", Sign(History().Write(_bench["whole"])), copy);
        return Path.Combine(copy, ".git");
    }

    /// <summary>Puts a signature on the head: git asks gpg.program about it when the log shows signatures.</summary>
    private static string Sign(string copy)
    {
        var commit = GitProgram.Run(copy, "cat-file", "commit", "HEAD");
        var end = commit.IndexOf("\n\n", StringComparison.Ordinal);
        var signed = $"{commit[..end]}\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n lamp\n -----END PGP SIGNATURE-----{commit[end..]}";
        GitProgram.Run(copy, "update-ref", "refs/heads/main", GitProgram.Run(copy, signed, ["hash-object", "-t", "commit", "-w", "--stdin"]).Trim());
        return copy;
    }

    private void SetTraps(string git)
    {
        var hooks = Directory.CreateDirectory(Path.Combine(git, "hooks")).FullName;
        foreach (var hook in new[] { "post-checkout", "post-merge", "pre-auto-gc", "reference-transaction", "post-index-change", "fsmonitor-watchman", "proc-receive", "update" })
        {
            File.Copy(_program, Path.Combine(hooks, hook));
        }

        var included = Path.Combine(git, "included");
        File.WriteAllText(included, $"[core]\n\tfsmonitor = {_program}\n\tpager = {_program}\n[diff]\n\texternal = {_program}\n");
        foreach (var name in new[]
        {
            "core.fsmonitor", "core.pager", "core.sshCommand", "core.editor", "core.askPass", "core.gitProxy", "core.alternateRefsCommand", "pager.log", "pager.for-each-ref", "pager.ls-tree",
            "pager.cat-file", "diff.external", "diff.evil.command", "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver", "gpg.program",
            "gpg.ssh.program", "gpg.x509.program", "uploadpack.packObjectsHook", "remote.origin.uploadpack", "sequence.editor", "interactive.diffFilter", "alias.log", "alias.rev-parse",
        })
        {
            GitProgram.Run(git, $"--git-dir={git}", "config", name, name.StartsWith("alias", StringComparison.Ordinal) ? "!" + _program : _program);
        }

        foreach (var (name, value) in new[]
        {
            ("core.hooksPath", hooks), ("credential.helper", "!" + _program), ("log.showSignature", "true"), ("log.mailmap", "true"), ("protocol.allow", "always"), ("protocol.ext.allow", "always"),
            ("fetch.recurseSubmodules", "true"), ("submodule.recurse", "true"), ("submodule.wick.update", "!" + _program), ("gc.auto", "1"), ("maintenance.auto", "true"),
            ("url.ext::" + _program + ".insteadOf", "never:"), ("include.path", included),
        })
        {
            GitProgram.Run(git, $"--git-dir={git}", "config", name, value);
        }

        Directory.CreateDirectory(Path.Combine(git, "info"));
        File.WriteAllText(Path.Combine(git, "info", "attributes"), "* filter=evil diff=evil\n");
        File.WriteAllText(Path.Combine(git, "objects", "info", "alternates"), $"{_bench["whole"]}/objects\next::{_program}\n");
    }

    /// <summary>Leaves commits and trees but no contents, as in a partial copy.</summary>
    private static void RemoveContents(string copy)
    {
        var objects = GitProgram.Run(copy, "--no-pager", "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)");
        var wanted = string.Concat(objects.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("blob", StringComparison.Ordinal)).Select(line => line.Split(' ')[1] + "\n"));
        var pack = Path.Combine(copy, "objects", "pack");
        var old = Directory.GetFiles(pack);
        var name = GitProgram.Run(copy, wanted, ["pack-objects", "--quiet", Path.Combine(pack, "pack")]).Trim();
        foreach (var file in old.Where(file => !file.Contains(name, StringComparison.Ordinal)))
        {
            File.Delete(file);
        }

        File.WriteAllText(Path.Combine(pack, $"pack-{name}.promisor"), "");
    }

    private static void Walk(string copy, params string[] command)
    {
        using var process = GitProgram.Start(Path.GetDirectoryName(copy)!, command);
        process.StandardInput.Close();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }

    private IEnumerable<string> Marks() => Directory.EnumerateFiles(_marks).Select(File.ReadAllText);
}
