using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>What <c>sector.yaml</c> holds; subjects and facts are added by the reader.</summary>
internal static class SectorForm
{
    private const int Quadrants = 4;

    public static Sector Read(Value value, string folder, Names names)
    {
        var entry = value.Entry(Shapes.Sector);
        var id = entry["id"].Id();
        if (id.Length > 0 && id != folder)
        {
            entry["id"].Wrong(Codes.BadId, $"the id is {Characters.Quoted(id)} and the folder is {Characters.Quoted(folder)}; they must be the same");
        }

        var quadrants = entry["quadrants"].Items("quadrants");
        if (entry.Has("quadrants") && quadrants.Count != Quadrants)
        {
            entry["quadrants"].Wrong(Codes.NotFourQuadrants, $"the sector has {quadrants.Count} quadrants; a radar has exactly four");
        }

        return new Sector(
            id, entry["name"].Name(), entry["summary"].Sentence(), entry["language"].OneOf<Language>(), entry["country"].Country(orUnion: false),
            [.. quadrants.Select(item => ReadQuadrant(item, names))], [], [], MatchingRules.None);
    }

    private static Quadrant ReadQuadrant(Value value, Names names)
    {
        var entry = value.Entry(Shapes.Quadrant);
        var id = entry["id"].Id();
        names.Declare("quadrant", id, entry["id"].Place);
        return new Quadrant(id, entry["name"].Name());
    }
}
