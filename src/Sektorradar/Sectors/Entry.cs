using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sectors;

/// <summary>A mapping. Opening it reports fields that are unknown or missing.</summary>
internal sealed class Entry
{
    private readonly Dictionary<string, YamlNode> _fields = [];
    private readonly Value _whole;
    private readonly string _path;
    private readonly Mistakes _mistakes;

    public Entry(YamlMappingNode? mapping, Value whole, Shape shape, string path, Mistakes mistakes)
    {
        (_whole, _path, _mistakes) = (whole, path, mistakes);
        if (mapping is null)
        {
            return;
        }

        // A field whose name is misspelt is one mistake, not an unknown field and a missing one.
        var meant = new HashSet<string>();
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (shape.All.Contains(name))
            {
                _fields.Add(name, value);
                continue;
            }

            meant.Add(Nearest.To(name, shape.All) ?? "");
            var hint = shape.Elsewhere.TryGetValue(name, out var reason) ? $": {reason}" : Nearest.Hint(name, shape.All);
            mistakes.Add(Codes.UnknownField, $"{shape.What} has no field {Characters.Quoted(name)}{hint}", new Place(path, key.Start.Line));
        }

        foreach (var missing in shape.Required.Where(field => !_fields.ContainsKey(field) && !meant.Contains(field)))
        {
            whole.Wrong(shape.CodeWhenMissing, $"{shape.What} needs the field \"{missing}\"");
        }
    }

    public Value this[string field] => new(_fields.GetValueOrDefault(field), _path, _mistakes);

    public Place Place => _whole.Place;

    public bool Has(string field) => _fields.ContainsKey(field);

    public void Wrong(string code, string detail) => _whole.Wrong(code, detail);
}
