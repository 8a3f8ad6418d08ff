namespace Sektorradar.Model;

/// <summary>What a sector follows besides the repositories of its subjects: the files under <c>sources/</c>.</summary>
public sealed record Watch(IReadOnlyList<Feed> Feeds, IReadOnlyList<Organisation> Organisations, IReadOnlyList<Question> Questions)
{
    public static readonly Watch Nothing = new([], [], []);

    public IReadOnlyList<Dismissal> Dismissed { get; init; } = [];
}

/// <summary>A repository that is proposed no more.</summary>
public sealed record Dismissal(Repository Repository, string Reason);

/// <param name="Language">BCP 47: <c>nb</c>, <c>nn</c>, <c>en</c> …</param>
public sealed record Feed(string Id, string Name, Uri Address, string Language);

/// <summary>A public body or a large company.</summary>
/// <param name="Number">Nine digits of the Norwegian register of entities, or null.</param>
/// <param name="Domain">Where it receives mail, or null.</param>
/// <param name="Github">Its organisation there, or null.</param>
public sealed record Organisation(string Id, string Name, string? Number, string? Domain, string? Github);

/// <summary>How a subject is asked for where a source is searched.</summary>
/// <param name="Wikipedia">Articles as <c>en:Kubernetes</c>, underscores for blanks.</param>
/// <param name="Journals">What public journals are searched for.</param>
/// <param name="HackerNews">What stories are searched for.</param>
/// <param name="Topics">Topics of new repositories.</param>
public sealed record Question(string Subject, IReadOnlyList<string> Wikipedia, IReadOnlyList<string> Journals, IReadOnlyList<string> HackerNews, IReadOnlyList<string> Topics);
