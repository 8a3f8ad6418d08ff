using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>Why a kind of evidence is not known.</summary>
public enum Absence
{
    /// <summary>No source of it was read.</summary>
    NoSource,

    /// <summary>A source was read and says nothing of it.</summary>
    NothingSaid,

    /// <summary>The copy is too old to tell.</summary>
    OldCopy,

    /// <summary>Some repository was not read, or was left out as too old.</summary>
    InPart,

    /// <summary>The number cannot be right.</summary>
    Implausible,

    /// <summary>Only one publisher tells of it.</summary>
    OnePublisher,
}

/// <summary>What was found of one kind of evidence.</summary>
/// <param name="Value">0 to 1.</param>
/// <param name="Number">What was counted, in the unit of the kind; null where a word decides, or where it is a mean over projects.</param>
/// <param name="Word">The level or licence that decides, as its source wrote it.</param>
/// <param name="Day">The day it is about.</param>
public sealed record Finding(double Value, double? Number, string? Word, DateOnly Day, IReadOnlyList<EvidenceRef> Evidence);

/// <summary>A number that a source gives of a subject, before it is put on a scale.</summary>
public sealed record Counted(double Number, DateOnly Day, IReadOnlyList<EvidenceRef> Evidence);

/// <summary>One kind of evidence of a subject: found, or not known and why. What is not known is never 0.</summary>
public sealed record SubstanceItem
{
    private SubstanceItem(KindOfEvidence kind, Finding? found, Absence? absence) => (Kind, Found, Absence) = (kind, found, absence);

    public KindOfEvidence Kind { get; }

    public Finding? Found { get; }

    /// <summary>Null when something was found.</summary>
    public Absence? Absence { get; }

    public static SubstanceItem Of(KindOfEvidence kind, Finding found) => new(kind, found, null);

    public static SubstanceItem NotKnown(KindOfEvidence kind, Absence absence) => new(kind, null, absence);

    /// <summary>A number on its scale, unless it cannot be right: it is negative, above what the kind can be, or none.</summary>
    public static SubstanceItem Of(KindOfEvidence kind, Counted counted) => counted.Number >= 0 && counted.Number <= kind.Most
        ? Of(kind, new Finding(kind.Scale.Of(counted.Number), counted.Number, null, counted.Day, counted.Evidence))
        : NotKnown(kind, Scoring.Absence.Implausible);
}
