namespace Sektorradar.Model;

/// <summary>What an edition that was written earlier said and a later one may have to correct.</summary>
/// <param name="Digest">Sixteen hexadecimal digits over its data.</param>
/// <param name="Facts">The facts it cited, by id.</param>
/// <param name="Published">The days on which it said that projects were first public, by subject.</param>
/// <param name="Versions">The versions it told of.</param>
public sealed record EarlierEdition(
    DateOnly AsOf, string Digest, IReadOnlyDictionary<string, EarlierFact> Facts, IReadOnlyDictionary<string, DateOnly> Published, IReadOnlyList<EarlierVersion> Versions);

/// <summary>A fact as it stood then, without its source.</summary>
public sealed record EarlierFact(string Subject, Localized Actor, Modality Modality, Period? Period, DateOnly? StaleAfter, Statement Statement);

/// <param name="Repository">Host and path.</param>
public sealed record EarlierVersion(string Subject, string Repository, DateOnly Day, string Version);
