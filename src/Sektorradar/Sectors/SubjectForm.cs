using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>One subject of <c>subjects/*.yaml</c>.</summary>
internal static class SubjectForm
{
    public static Subject Read(Value value, Names names)
    {
        var entry = value.Entry(Shapes.Subject(value.Peek("kind")));
        var id = entry["id"].Id();
        names.Declare("subject", id, entry["id"].Place);

        var subject = new Subject(
            id,
            entry["kind"].OneOf<SubjectKind>(),
            entry["name"].Name(),
            entry["summary"].Phrase(),
            entry["aliases"].Aliases(),
            entry.Has("quadrant") ? names.Refer("quadrant", entry["quadrant"]) : null,
            entry.Has("homepage") ? entry["homepage"].Address() : null,
            entry.Has("country") ? entry["country"].Country(orUnion: true) : null,
            entry["audience"].OneOf<Audience>(),
            [.. entry["repositories"].Items("repositories").Select(item => ReadRepository(item, id, names))],
            entry["packages"].Texts("packages", item => ReadPackage(item, id, names)),
            entry["projects"].Texts("ids", item => names.ReferToProject(id, item)),
            entry["rivals"].Texts("ids", item => ReadRival(item, id, names)));

        Own(names, subject.Name, id, entry["name"].Place);
        foreach (var alias in subject.Aliases)
        {
            Own(names, alias, id, entry["aliases"].Place);
        }

        return subject;
    }

    private static void Own(Names names, Localized name, string owner, Place place)
    {
        foreach (var text in Languages.All.Select(language => name[language]).Distinct())
        {
            names.Own("name", text, owner, place);
        }
    }

    private static Repository ReadRepository(Value value, string owner, Names names)
    {
        var entry = value.IsScalar ? null : value.Entry(Shapes.Repository);
        var url = entry is null ? value : entry["url"];
        var repository = new Repository(url.RepositoryAddress(), entry is not null && entry.Has("forked") ? entry["forked"].Day() : null);
        if (repository.Address.Scheme != "about")
        {
            names.Own("repository", repository.About, owner, url.Place);
        }

        return repository;
    }

    private static string ReadPackage(Value value, string owner, Names names)
    {
        var package = value.Package();
        names.Own("package", package, owner, value.Place);
        return package;
    }

    private static string ReadRival(Value value, string owner, Names names)
    {
        var rival = names.Refer("subject", value);
        if (rival.Length > 0 && rival == owner)
        {
            value.Wrong(Codes.UnknownReference, "a subject is not its own rival; remove it from the list");
        }

        return rival;
    }
}
