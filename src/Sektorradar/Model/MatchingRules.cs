namespace Sektorradar.Model;

/// <summary>When a name that is also an ordinary word counts as the subject. The rules and their examples are in <c>matching/*.yaml</c>.</summary>
public sealed record MatchingRules(IReadOnlyList<WordList> Words, IReadOnlyList<MatchingRule> Rules)
{
    public static MatchingRules None { get; } = new([], []);
}

/// <summary>Words that several rules share: <c>operations</c>, <c>programming</c>.</summary>
public sealed record WordList(string Id, IReadOnlyList<string> Words);

/// <summary>How strictly capitals are read.</summary>
public enum LetterCase
{
    /// <summary>Capitals count nothing.</summary>
    Any,

    /// <summary>The first letter is a capital, or the name's own first letter.</summary>
    Capital,

    /// <summary>Every letter is as it is written in the sector's files.</summary>
    Exact,
}

/// <summary>All of what a rule says must hold.</summary>
/// <param name="Alias">Null for every name of the subject.</param>
/// <param name="Needs">One of these words, or of the words in <paramref name="Lists"/>, or an unambiguous technology or project, stands nearby.</param>
/// <param name="Not">Phrases in which the name is something else.</param>
/// <param name="Case">Null leaves the matcher's own rule for capitals.</param>
public sealed record MatchingRule(
    string Subject, string? Alias, IReadOnlyList<string> Needs, IReadOnlyList<string> Lists, IReadOnlyList<string> Not, LetterCase? Case,
    IReadOnlyList<Example> Matches, IReadOnlyList<Example> DoesNotMatch);

/// <param name="Where">File and line.</param>
public sealed record Example(string Text, string Where);
