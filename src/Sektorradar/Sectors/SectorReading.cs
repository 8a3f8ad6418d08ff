using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <param name="Path">Relative to the sector's folder: <c>subjects/ai.yaml</c>.</param>
public sealed record SectorFile(string Path, string Text);

/// <param name="Sector">Null when there is any problem: half a sector would be scored as if it were whole.</param>
public sealed record SectorReading(Sector? Sector, IReadOnlyList<Problem> Problems);
