namespace Sektorradar.Model;

/// <summary>Which licences are open source: those the Open Source Initiative has approved, of those that the git source recognises.</summary>
public static class OpenLicence
{
    private static readonly HashSet<string> Approved =
    [
        "Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "MPL-2.0", "EPL-2.0", "EUPL-1.2", "GPL-2.0", "GPL-3.0", "AGPL-3.0", "LGPL-2.1", "LGPL-3.0",
        "ISC", "PostgreSQL", "Unlicense", "Zlib", "Artistic-2.0", "BSL-1.0",
    ];

    /// <summary>What the git source says of a licence file whose text it does not know. It does not mean "no licence", nor "not open".</summary>
    public const string Unrecognised = "unrecognised";

    private static readonly HashSet<string> SourceAvailable = ["BUSL-1.1", "FSL-1.1", "SSPL-1.0", "Elastic-2.0"];

    /// <summary>Whether the source may be read but not freely used. Licences for texts (CC-BY-4.0) are neither this nor open source.</summary>
    public static bool IsSourceAvailable(string id) => id.Split(" OR ").All(choice => choice.Split(" AND ", StringSplitOptions.TrimEntries).Any(SourceAvailable.Contains));

    /// <param name="id">SPDX id, with or without <c>-only</c> or <c>-or-later</c>. Of several joined by <c>OR</c> the user may choose one; all joined by <c>AND</c> apply.</param>
    public static bool Includes(string id) => id.Split(" OR ").Any(choice => choice.Split(" AND ", StringSplitOptions.TrimEntries).All(IsApproved));

    private static bool IsApproved(string id) => Approved.Contains(id.Replace("-only", "", StringComparison.Ordinal).Replace("-or-later", "", StringComparison.Ordinal));
}
