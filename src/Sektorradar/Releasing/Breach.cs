using Sektorradar.Model;

namespace Sektorradar.Releasing;

/// <summary>Something in an edition's files that cannot be proven from the edition itself. One is enough for it not to be written.</summary>
/// <param name="File">Its path in the edition's folder.</param>
/// <param name="Claim">Id of the claim it is about; null where it is about none.</param>
/// <param name="Language">Of the sentence; null where it is the same in all.</param>
/// <param name="Why">What was found instead of what was to be found, in one clause.</param>
public sealed record Breach(string File, string? Claim, Language? Language, BreachKind Kind, string Why)
{
    public override string ToString() => $"{File}{(Claim is null ? "" : " " + Claim)}{(Language is { } language ? " " + language.Tag() : "")}: {Kind.Code()}: {Why}";
}

/// <summary>What a release gate looks for: a closed list, explained in <c>docs/release-gate.md</c>.</summary>
public enum BreachKind
{
    Form,
    Sentence,
    Evidence,
    Record,
    Recomputed,
    Modality,
    Source,
    Page,
    Link,
    Number,
    Character,
}

public static class BreachKinds
{
    /// <summary>Its name in messages and documents.</summary>
    public static string Code(this BreachKind kind) => kind.ToString().ToLowerInvariant();
}
