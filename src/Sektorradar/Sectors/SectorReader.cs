using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>Reads a sector's files and reports every mistake in them at once. The format is in <c>docs/sector-files.md</c>.</summary>
public static class SectorReader
{
    private const string SectorPath = "sector.yaml";

    /// <param name="id">The name of the sector's folder.</param>
    public static SectorReading Read(string id, IReadOnlyList<SectorFile> files)
    {
        var mistakes = new Mistakes();
        var names = new Names(mistakes);
        var (subjects, facts, matching) = (new List<Subject>(), new FactsForm(names, mistakes), new MatchingForm(names));
        var (watch, decisions) = (new WatchForm(names), new DecisionForm(names));
        Sector? sector = null;
        var found = false;
        foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
        {
            switch (Place(file.Path))
            {
                case SectorPath:
                    found = true;
                    sector = Root(file, "quadrant") is { } root ? SectorForm.Read(root, id, names) : null;
                    break;
                case "subjects":
                    subjects.AddRange(Items(file, "subject").Select(item => SubjectForm.Read(item, names)));
                    break;
                case "facts":
                    foreach (var item in Items(file, "fact"))
                    {
                        facts.Read(item);
                    }

                    break;
                case "sources":
                    foreach (var item in Items(file, "source"))
                    {
                        watch.Read(item);
                    }

                    break;
                case "matching":
                    foreach (var item in Items(file, "rule"))
                    {
                        matching.Read(item);
                    }

                    break;
                case "decisions":
                    foreach (var item in Items(file, "decision"))
                    {
                        decisions.Read(item);
                    }

                    break;
                case "elsewhere":
                    mistakes.AddFile(Codes.MisplacedFile, "the file is not read; YAML stands in sector.yaml, subjects/*.yaml, facts/*.yaml, sources/*.yaml, matching/*.yaml and decisions/*.yaml", file.Path);
                    break;
            }
        }

        if (!found)
        {
            mistakes.AddFile(Codes.NoSectorFile, "the sector has no sector.yaml; it holds the sector's names, language, country and quadrants", SectorPath);
            names.Incomplete("quadrant");
        }

        names.Settle();
        facts.Settle();
        decisions.Settle(subjects);
        return new SectorReading(
            mistakes.Count == 0 && sector is not null
                ? sector with { Subjects = subjects, Facts = facts.Facts, Watch = watch.Watch, Matching = matching.Rules, Decisions = decisions.Decisions }
                : null,
            mistakes.InOrder());

        Value? Root(SectorFile file, string kind)
        {
            if (YamlText.Parse(file, mistakes) is { } node)
            {
                return new Value(node, file.Path, mistakes);
            }

            names.Incomplete(kind);
            return null;
        }

        IReadOnlyList<Value> Items(SectorFile file, string kind)
        {
            if (Root(file, kind) is not { } root)
            {
                return [];
            }

            var before = mistakes.Count;
            var items = root.Items(kind + "s");
            if (mistakes.Count > before)
            {
                names.Incomplete(kind);
            }

            return items;
        }
    }

    /// <summary>Which part of the format a file is; empty for what the reader leaves alone, such as evidence.</summary>
    private static string Place(string path) => path.Split('/') switch
    {
        [SectorPath] => SectorPath,
        ["subjects" or "facts" or "sources" or "matching" or "decisions", var name] when name.EndsWith(".yaml", StringComparison.Ordinal) => path.Split('/')[0],
        [.., var name] when name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) => "elsewhere",
        _ => "",
    };
}
