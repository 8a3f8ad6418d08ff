namespace Sektorradar.Sources.Eforms;

/// <summary>A notice of public procurement as eForms states it, without anybody's name but organisations'.</summary>
/// <param name="Id">The notice's own UUID, the same wherever it is published.</param>
/// <param name="Type">Code of the eForms list notice-type: <c>cn-standard</c>, <c>can-standard</c> …</param>
/// <param name="National">A Norwegian notice below the threshold of the European Union.</param>
/// <param name="Issued">The day on which the buyer sent it.</param>
/// <param name="Published">The day on which TED published it; null in notices that TED has not stamped.</param>
/// <param name="Procedure">UUID of the procedure, shared by its competition and its results; null when a notice plans for several.</param>
/// <param name="Changes">Id and version, or publication number, of the notice that this one changes.</param>
/// <param name="Cancels">Whether the change takes that notice back.</param>
public sealed record Notice(
    string Id, int Version, NoticeKind Kind, string Type, bool National, DateOnly Issued, DateOnly? Published, string? Procedure, string? Changes, bool Cancels)
{
    public IReadOnlyList<Party> Buyers { get; init; } = [];

    public required Wording Title { get; init; }

    public required Wording Description { get; init; }

    /// <summary>Codes of the common procurement vocabulary: the procedure's main one first, then its others, then those of its lots.</summary>
    public IReadOnlyList<string> Cpv { get; init; } = [];

    /// <summary>Regions where the work is done.</summary>
    public IReadOnlyList<string> Nuts { get; init; } = [];

    public Money? Estimate { get; init; }

    public IReadOnlyList<Lot> Lots { get; init; } = [];

    public IReadOnlyList<Award> Awards { get; init; } = [];

    /// <summary>Whether a natural person stands among its organisations; then its bytes are not kept.</summary>
    public bool NamesPersons { get; init; }

    /// <summary>The last day on which somebody may take part in any lot.</summary>
    public DateOnly? Deadline => Lots.Max(lot => lot.Deadline);

    /// <summary>What tells this version apart from every other notice: UUID and version as notices refer to each other.</summary>
    public string Reference => ReferenceOf(Id, Version);

    public static string ReferenceOf(string id, int version) => $"{id.ToLowerInvariant()}-{version:00}";
}

/// <param name="Id"><c>LOT-0001</c>; parts of a plan and groups of lots are no lots.</param>
public sealed record Lot(string Id, Wording Title, Wording Description, IReadOnlyList<string> Cpv, IReadOnlyList<string> Nuts, Money? Estimate, DateOnly? Deadline);

/// <summary>One winner of one lot.</summary>
/// <param name="Lot">A lot, or the group of lots that the tender was for.</param>
/// <param name="Organisation">The winner's number within the notice (<c>ORG-0004</c>); empty when the notice names none.</param>
/// <param name="Winner">Null when it is not published, or a natural person.</param>
/// <param name="Leads">Whether it stands for all who tendered together. The amount is given only here, or a sum would count it for each.</param>
/// <param name="Together">How many tendered together.</param>
/// <param name="Amount">What the lot's contracts with the winner are worth; null when unpublished (often written as 0).</param>
public sealed record Award(string Lot, string Organisation, Party? Winner, bool Leads, int Together, Money? Amount);

/// <param name="Number">Nine digits of the Norwegian register of entities, or null.</param>
/// <param name="Size">Of a winner: <c>micro</c>, <c>small</c>, <c>medium</c>, <c>sme</c>, <c>large</c>.</param>
public sealed record Party(string Name, string? Number, string? Size);

/// <param name="Currency">ISO 4217.</param>
public sealed record Money(decimal Amount, string Currency);
