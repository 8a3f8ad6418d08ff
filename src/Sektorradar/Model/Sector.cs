namespace Sektorradar.Model;

/// <summary>What a radar is about: a folder of files under <c>sectors/</c>. The format is in <c>docs/sector-files.md</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Sector(
    string Id, Localized Name, Localized Summary, Language Language, string Country,
    IReadOnlyList<Quadrant> Quadrants, IReadOnlyList<Subject> Subjects, IReadOnlyList<Fact> Facts, MatchingRules Matching)
{
    /// <summary>Every repository that the subjects name, each once.</summary>
    public IEnumerable<Repository> Repositories => Subjects.SelectMany(subject => subject.Repositories).DistinctBy(repository => repository.About);

    /// <summary>What it follows besides those repositories.</summary>
    public Watch Watch { get; init; } = Watch.Nothing;

    /// <summary>What editors decided of rings, of every day; a <see cref="Ledger"/> has those that count.</summary>
    public IReadOnlyList<Decision> Decisions { get; init; } = [];

    public Subject? Find(string id) => Subjects.FirstOrDefault(subject => subject.Id == id);
}

public sealed record Quadrant(string Id, Localized Name);

public enum SubjectKind { Technology, Project, Company, Programme, Law }

/// <summary>Which calendar its contributors follow: Norwegian holidays empty the weeks of July, Easter and Christmas.</summary>
public enum Audience { International, Norway }

/// <summary>Something signals are about.</summary>
/// <param name="Quadrant">Null for what is never a blip on the radar.</param>
/// <param name="Country">Headquarters or the country that decides; ISO 3166-1 alpha-2 or EU; null when not stated.</param>
/// <param name="Projects">For a technology: ids of the subjects whose repositories count as its own.</param>
public sealed record Subject(
    string Id, SubjectKind Kind, Localized Name, Localized Summary, IReadOnlyList<Localized> Aliases, string? Quadrant, Uri? Homepage, string? Country,
    Audience Audience, IReadOnlyList<Repository> Repositories, IReadOnlyList<string> Packages, IReadOnlyList<string> Projects, IReadOnlyList<string> Rivals);

/// <param name="Forked">Commits that landed before this day belong to the project it was forked from.</param>
public sealed record Repository(Uri Address, DateOnly? Forked = null)
{
    /// <summary>Host and path without <c>.git</c>: what git signals are about (<c>github.com/ollama/ollama</c>).</summary>
    public string About => (Address.Host + Address.AbsolutePath).TrimEnd('/') is var path && path.EndsWith(".git", StringComparison.Ordinal) ? path[..^4] : path;

    /// <summary>The path alone: what a reader knows a repository by (<c>ollama/ollama</c>).</summary>
    public static string PathOf(string about) => about[(about.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
