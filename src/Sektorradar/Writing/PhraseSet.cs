using System.Collections.Concurrent;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Writing;

/// <summary>The phrases of one language: flat tables of key and text, or of key and several wordings, in <c>Writing/Phrases</c>: files a native editor can read and change.</summary>
public sealed class PhraseSet
{
    private static readonly ConcurrentDictionary<Language, PhraseSet> Read = new();
    private readonly Dictionary<string, IReadOnlyList<string>> _texts;

    private PhraseSet(Dictionary<string, IReadOnlyList<string>> texts) => _texts = texts;

    public static PhraseSet Of(Language language) => Read.GetOrAdd(language, Load);

    public IReadOnlyCollection<string> Keys => _texts.Keys;

    public string this[string key] => WordingsOf(key)[0];

    /// <summary>The ways in which the same may be said, with the same slots; one at least.</summary>
    public IReadOnlyList<string> WordingsOf(string key) => _texts.TryGetValue(key, out var texts) ? texts : throw new KeyNotFoundException($"no phrase \"{key}\"");

    public bool Has(string key) => _texts.ContainsKey(key);

    private static PhraseSet Load(Language language)
    {
        var assembly = typeof(PhraseSet).Assembly;
        var ending = $".{language.Tag()}.yaml";
        var texts = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.Contains(".Writing.Phrases.", StringComparison.Ordinal) && n.EndsWith(ending, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            var yaml = new YamlStream();
            yaml.Load(reader);
            foreach (var (key, text) in ((YamlMappingNode)yaml.Documents[0].RootNode).Children)
            {
                texts.Add(((YamlScalarNode)key).Value!, text is YamlSequenceNode wordings ? [.. wordings.Select(wording => ((YamlScalarNode)wording).Value!)] : [((YamlScalarNode)text).Value!]);
            }
        }

        return new PhraseSet(texts);
    }
}
