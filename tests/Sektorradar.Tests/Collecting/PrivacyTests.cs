using System.Text;
using Sektorradar.Evidence;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Collecting;

/// <summary>No name and no address of anybody is kept: not in the store, not in its journal, not in an evidence pack.</summary>
public class PrivacyTests
{
    private static readonly string[] People = ["Qzwxfirst", "Qzwxsecond", "Qzwxthird", "Qzwxtagger", "Qzwxhelper", "Qzwxreadme", "Qzwxmapped", "Qzwxbranch"];

    [Fact]
    public async Task Nobody_who_worked_on_a_repository_is_found_in_what_is_kept_of_it()
    {
        using var bench = new Bench();
        var history = History();
        var folder = history.Write(Path.Combine(bench.Served, "lamp.git"));
        await using var server = await LoopbackGitServer.StartAsync(bench.Served);
        await bench.CollectOneAsync(server["lamp.git"]);
        history.Commit("2024-01-16T10:00Z", People[0] + " Author <qzwxfirst@mail.example.org>");
        history.Write(folder);
        await bench.CollectOneAsync(server["lamp.git"]);
        await bench.CollectOneAsync(server["missing-lamp.git"]);

        var pack = EvidencePack.Write(bench.Store.Captures().Select(bench.Store.Read));
        var kept = Directory.EnumerateFiles(Path.GetDirectoryName(bench.StoreFile)!, "evidence.db*").ToDictionary(file => Path.GetFileName(file), Read);
        kept.Add("pack", Encoding.UTF8.GetBytes(pack));

        Assert.Contains("evidence.db-wal", kept.Keys);
        Assert.All(kept, file => Assert.Empty(Found(file.Value)));
        Assert.True(Contains(kept["evidence.db"], "127.0.0.1/lamp", Encoding.UTF8) || Contains(kept["evidence.db-wal"], "127.0.0.1/lamp", Encoding.UTF8), "the search finds what is there");
    }

    [Fact]
    public void The_search_finds_a_name_in_either_encoding()
    {
        Assert.NotEmpty(Found(Encoding.UTF8.GetBytes("by Qzwxfirst Author")));
        Assert.NotEmpty(Found(Encoding.Unicode.GetBytes("by qzwxsecond")));
        Assert.NotEmpty(Found(Encoding.BigEndianUnicode.GetBytes("by qzwxsecond")));
        Assert.NotEmpty(Found(Encoding.UTF8.GetBytes("mail.example.org")));
    }

    private static GitRepositoryBuilder History()
    {
        var history = new GitRepositoryBuilder();
        var start = history.Commit("2024-01-02T10:00Z", "Qzwxfirst Author <qzwxfirst@mail.example.org>", files: [
            ("LICENSE", "Apache License, Version 2.0\nCopyright Qzwxreadme Author <qzwxreadme@mail.example.org>\n"),
            ("README.md", "# Lamp\n\nThis repository is no longer maintained. Ask Qzwxreadme Author <qzwxreadme@mail.example.org>.\n"),
            (".mailmap", "Qzwxmapped Author <qzwxmapped@mail.example.org> <qzwxthird@mail.example.org>\n")]);
        history.Commit("2024-01-03T10:00Z", "Qzwxsecond Author <qzwxsecond@mail.example.org>",
            message: "Light the lamp\n\nCo-authored-by: Qzwxhelper Author <qzwxhelper@mail.example.org>\nSigned-off-by: Qzwxhelper Author <qzwxhelper@mail.example.org>\n");
        var third = history.Commit("2024-01-09T10:00Z", "Qzwxthird Author <qzwxthird@mail.example.org>", branch: "qzwxbranch/lamp", from: start);
        history.Commit("2024-01-10T10:00Z", merge: third, message: "Merge branch 'qzwxbranch/lamp'\n");
        history.Tag("v1.0.0", start, "2024-01-09T11:00Z", "Qzwxtagger Author <qzwxtagger@mail.example.org>");
        history.Tag("dev-qzwxtagger@mail.example.org-1", start, "2024-01-09T11:00Z", "Qzwxtagger Author <qzwxtagger@mail.example.org>");
        history.PullRequest(1, third);
        return history;
    }

    private static IEnumerable<string> Found(byte[] bytes) =>
        from word in People.Append("mail.example.org")
        from encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }
        where Contains(bytes, word, encoding) || Contains(bytes, word.ToLowerInvariant(), encoding)
        select $"{word} in {encoding.WebName}";

    private static bool Contains(byte[] bytes, string word, Encoding encoding) => bytes.AsSpan().IndexOf(encoding.GetBytes(word)) >= 0;

    private static byte[] Read(string file)
    {
        // The store is open; its files are read as they lie on the disk.
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
