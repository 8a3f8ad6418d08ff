using System.Globalization;
using Sektorradar.Tests.Sectors;
using Sektorradar.Tests.Sources.Git;

namespace Sektorradar.Tests.Cli;

/// <summary>A sector on disk with copies of its repositories, all invented, for starting the program on.</summary>
internal sealed class LampSector : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly int _repositories;

    public LampSector(int repositories = 2)
    {
        _repositories = repositories;
        Write("sectors/lighthouses/sector.yaml", SmallSector.Sector);
        Write("sectors/lighthouses/subjects/lamps.yaml", Subjects());
        Directory.CreateDirectory(_folder["copies"]);
    }

    public string Folder => _folder.Path;

    public string this[string name] => _folder[name];

    public string[] Collect => CollectInto("evidence.db");

    public string[] CollectInto(string store) => ["collect", "--sector", "lighthouses", "--sectors", "sectors", "--copies", "copies", "--store", store, "--only", "git"];

    public static string Copy(int number) => $"lamp+lamp{number}";

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[path])!);
        File.WriteAllText(_folder[path], text);
    }

    /// <param name="commits">Length of each history.</param>
    public LampSector WithCopies(int commits = 3)
    {
        for (var number = 0; number < _repositories; number++)
        {
            var history = new GitRepositoryBuilder();
            for (var i = 0; i < commits; i++)
            {
                var when = new DateTimeOffset(2022, 1, 3, 10, 0, 0, TimeSpan.Zero).AddHours(number + 17 * i);
                var author = i % 3 == 0 ? GitRepositoryBuilder.One : GitRepositoryBuilder.Two;
                history.Commit(when.ToString("O", CultureInfo.InvariantCulture), author, files: ("LICENSE", $"Apache License, Version 2.0\n{i / 20}\n"));
            }

            history.Tag($"v1.{number}.0", commits, "2024-01-09T10:00Z");
            Age(history.Write(Path.Combine(_folder["copies"], Copy(number))));
        }

        return this;
    }

    /// <summary>A copy's day is the day its references were written: fixed, so that midnight changes nothing.</summary>
    public static void Age(string copy)
    {
        foreach (var name in new[] { "HEAD", "packed-refs", "FETCH_HEAD" })
        {
            if (File.Exists(Path.Combine(copy, name)))
            {
                File.SetLastWriteTimeUtc(Path.Combine(copy, name), new DateTime(2024, 2, 14, 12, 0, 0, DateTimeKind.Utc));
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    private string Subjects() => string.Concat(Enumerable.Range(0, _repositories).Select(number => $$"""
        - id: lamp{{number}}
          kind: project
          name: Lamp {{(char)('A' + number)}}
          quadrant: lamps
          summary: { nb: program som tenner lamper, nn: program som tenner lamper, en: program that lights lamps }
          repositories: [https://github.com/lamp/lamp{{number}}]

        """));
}
