using System.Collections.Concurrent;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Writing;

/// <summary>The phrases of one language: flat tables of key and text in <c>Writing/Phrases</c>, one file a native editor can read and change.</summary>
public sealed class PhraseSet
{
    private static readonly ConcurrentDictionary<Language, PhraseSet> Read = new();
    private readonly Dictionary<string, string> _texts;

    private PhraseSet(Dictionary<string, string> texts) => _texts = texts;

    public static PhraseSet Of(Language language) => Read.GetOrAdd(language, Load);

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    public string this[string key] => _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"no phrase \"{key}\"");

    public bool Has(string key) => _texts.ContainsKey(key);

    private static PhraseSet Load(Language language)
    {
        var assembly = typeof(PhraseSet).Assembly;
        var ending = $".{language.Tag()}.yaml";
        var texts = new Dictionary<string, string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Writing.Phrases.", StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var yaml = new YamlStream();
            yaml.Load(reader);
            foreach (var (key, text) in ((YamlMappingNode)yaml.Documents[0].RootNode).Children)
            {
                texts.Add(((YamlScalarNode)key).Value!, ((YamlScalarNode)text).Value!);
            }
        }

        return new PhraseSet(texts);
    }
}
