namespace Sektorradar.Matching;

/// <summary>A subject found in a text.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Position">Where the name begins: a byte of UTF-8, or a character of a string, as the text was given.</param>
/// <param name="Length">How much of the text is the name, without the ending of an inflected word.</param>
/// <param name="Alias">The name or alias as the sector's files write it.</param>
public readonly record struct Mention(string Subject, int Position, int Length, string Alias);
