namespace Sektorradar.Collecting;

/// <summary>How repositories are brought.</summary>
public sealed record GitOptions
{
    /// <summary>Where mirrors are kept between runs.</summary>
    public required string Mirrors { get; init; }

    /// <summary>A folder of local copies (<c>owner+name</c>, <c>owner+name/repo</c>, <c>owner/name.git</c>, …), read in place and never written; null for none.</summary>
    public string? Copies { get; init; }

    /// <summary>Transports that may be used over the network.</summary>
    public IReadOnlyList<string> Protocols { get; init; } = ["https"];

    /// <summary>Longest time for bringing one repository, and again for reading it.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Largest mirror, in bytes.</summary>
    public long SizeLimit { get; init; } = 2L << 30;
}
