using System.Runtime.CompilerServices;
using Sektorradar.Matching;
using Sektorradar.Model;
using Sektorradar.Sectors;
using Sektorradar.Tests.Cli;

namespace Sektorradar.Tests.Matching;

/// <summary>A sentence and the subjects it names, by the judgement of whoever wrote it.</summary>
internal sealed record LabelledSentence(string Part, string Language, IReadOnlySet<string> Subjects, string Text);

internal static class LabelledSentences
{
    private static readonly string Folder = FindFolder();

    public static IReadOnlyList<LabelledSentence> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Folder, "sentences.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(row => new LabelledSentence(row[0], row[1], row[2] == "-" ? new HashSet<string>() : row[2].Split(',').ToHashSet(), row[3])),
    ];

    /// <summary>The bundled sector, and beside it subjects whose names are the hardest to tell from words: Go, Rust, Teams, Make.</summary>
    public static SectorReading Read() => SectorReader.Read("norsk-offentlig-it",
    [
        .. SectorFiles.Read(Path.Combine(Docs.Root, "sectors/norsk-offentlig-it")),
        new SectorFile("subjects/more.yaml", File.ReadAllText(Path.Combine(Folder, "more-subjects.yaml"))),
        new SectorFile("matching/more.yaml", File.ReadAllText(Path.Combine(Folder, "more-rules.yaml"))),
    ]);

    public static Sector Sector { get; } = Read().Sector!;

    public static SubjectMatcher Matcher { get; } = SubjectMatcher.Of(Sector);

    private static string FindFolder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
