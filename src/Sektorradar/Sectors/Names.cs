namespace Sektorradar.Sectors;

/// <summary>What the files name and what they refer to. References may point forwards and to other files, so they are settled last.</summary>
internal sealed class Names(Mistakes mistakes)
{
    private readonly Dictionary<(string Kind, string Id), Place> _declared = [];
    private readonly Dictionary<(string What, string Key), (string Owner, Place Place)> _owned = [];
    private readonly List<(string Kind, string Id, Place Place)> _references = [];
    private readonly List<(string From, string To, Place Place)> _projects = [];
    private readonly List<(string Owner, string Name, Place Place)> _names = [];
    private readonly HashSet<string> _incomplete = [];

    /// <summary>A file with this kind could not be read; what is not found may be in it.</summary>
    public void Incomplete(string kind) => _incomplete.Add(kind);

    public void Declare(string kind, string id, Place place)
    {
        if (id.Length > 0 && !_declared.TryAdd((kind, id), place))
        {
            mistakes.Add(Codes.Twice, $"the {kind} {Characters.Quoted(id)} is already at {_declared[(kind, id)]}; ids are unique in the sector", place);
        }
    }

    /// <summary>Says that something belongs to one subject only: a signal about it must not count for two.</summary>
    public void Own(string what, string key, string owner, Place place)
    {
        if (key.Length > 0 && !_owned.TryAdd((what, key.ToUpperInvariant()), (owner, place)) && _owned[(what, key.ToUpperInvariant())] is var first && first.Owner != owner)
        {
            mistakes.Add(Codes.TwoOwners, $"the {what} {Characters.Quoted(key)} also belongs to {Characters.Quoted(first.Owner)} at {first.Place}; leave it with one", place);
        }
    }

    public string Refer(string kind, Value value)
    {
        var id = value.Text();
        if (id.Length > 0)
        {
            _references.Add((kind, id, value.Place));
        }

        return id;
    }

    public string ReferToProject(string technology, Value value)
    {
        var id = Refer("subject", value);
        _projects.Add((technology, id, value.Place));
        return id;
    }

    /// <summary>Says that something is a name or alias of a subject.</summary>
    public string ReferToName(string owner, Value value)
    {
        var name = value.Text();
        if (name.Length > 0)
        {
            _names.Add((owner, name, value.Place));
        }

        return name;
    }

    public void Settle()
    {
        var whole = !_incomplete.Contains("subject");
        foreach (var (owner, name, place) in _names.Where(n => whole && _declared.ContainsKey(("subject", n.Owner)) && !Owns(n.Owner, n.Name)))
        {
            var known = _owned.Where(owned => owned.Key.What == "name" && owned.Value.Owner == owner).Select(owned => owned.Key.Key);
            mistakes.Add(Codes.UnknownReference, $"{Characters.Quoted(owner)} has no name or alias {Characters.Quoted(name)}{Nearest.Hint(name, known)}", place);
        }

        foreach (var (kind, id, place) in _references.Where(r => !_declared.ContainsKey((r.Kind, r.Id)) && !_incomplete.Contains(r.Kind)))
        {
            var known = _declared.Keys.Where(declared => declared.Kind == kind).Select(declared => declared.Id);
            mistakes.Add(Codes.UnknownReference, $"there is no {kind} {Characters.Quoted(id)}{Nearest.Hint(id, known)}", place);
        }

        var next = _projects.ToLookup(project => project.From);
        foreach (var (from, to, place) in _projects.Where(project => Reaches(project.To, project.From, next)))
        {
            mistakes.Add(Codes.Cycle, $"{Characters.Quoted(from)} counts the repositories of {Characters.Quoted(to)}, which leads back to it; remove one of the two", place);
        }
    }

    private bool Owns(string owner, string name) => _owned.TryGetValue(("name", name.ToUpperInvariant()), out var owned) && owned.Owner == owner;

    private static bool Reaches(string from, string to, ILookup<string, (string From, string To, Place Place)> next)
    {
        var (seen, open) = (new HashSet<string>(), new Stack<string>([from]));
        while (open.TryPop(out var at))
        {
            if (at == to)
            {
                return true;
            }

            if (seen.Add(at))
            {
                foreach (var step in next[at])
                {
                    open.Push(step.To);
                }
            }
        }

        return false;
    }
}
