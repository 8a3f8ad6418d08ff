using System.Collections.Concurrent;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Writing.Rewrites;

/// <summary>The words of one language that decide whether a rewrite is accepted: lists in <c>Writing/Lexicon</c>, one file a native editor can read and change.</summary>
internal sealed class RewriteLexicon
{
    private static readonly ConcurrentDictionary<Language, RewriteLexicon> Read = new();
    private readonly Dictionary<string, IReadOnlySet<string>> _lists = [];
    private readonly Dictionary<string, int> _groups = new(StringComparer.OrdinalIgnoreCase);

    private RewriteLexicon(YamlMappingNode lists)
    {
        foreach (var (key, list) in lists.Children)
        {
            if (list is YamlSequenceNode groups)
            {
                foreach (var (number, group) in groups.Index())
                {
                    foreach (var word in Words(group))
                    {
                        _groups.Add(word, number);
                    }
                }
            }
            else
            {
                _lists.Add(((YamlScalarNode)key).Value!, Words(list).ToHashSet(StringComparer.OrdinalIgnoreCase));
            }
        }
    }

    public static RewriteLexicon Of(Language language) => Read.GetOrAdd(language, Load);

    /// <summary>Words, and groups of words, that may stand between claims.</summary>
    public IReadOnlySet<string> Connectives => _lists["connectives"];

    public IReadOnlySet<string> Negations => _lists["negations"];

    public IReadOnlySet<string> NumberWords => _lists["numberWords"];

    public IReadOnlySet<string> Quantifiers => _lists["quantifiers"];

    public IReadOnlySet<string> Trends => _lists["trends"];

    public IReadOnlySet<string> Hedges => _lists["hedges"];

    public IReadOnlySet<string> Causes => _lists["causes"];

    public IReadOnlySet<string> Novelty => _lists["novelty"];

    /// <summary>Forms of another language or of the other written Norwegian.</summary>
    public IReadOnlySet<string> Foreign => _lists["foreign"];

    /// <summary>The words that may stand for a word, or a group of words, itself not among them.</summary>
    public IEnumerable<string> SynonymsOf(string words) =>
        _groups.TryGetValue(words, out var group) ? _groups.Where(other => other.Value == group && !other.Key.Equals(words, StringComparison.OrdinalIgnoreCase)).Select(other => other.Key) : [];

    /// <summary>Every word that is listed as a synonym of some other.</summary>
    public IEnumerable<string> Exchangeable => _groups.Keys;

    private static IEnumerable<string> Words(YamlNode list) => ((YamlScalarNode)list).Value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase);

    private static RewriteLexicon Load(Language language)
    {
        using var reader = new StreamReader(typeof(RewriteLexicon).Assembly.GetManifestResourceStream($"Sektorradar.Writing.Lexicon.{language.Tag()}.yaml")!);
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new RewriteLexicon((YamlMappingNode)yaml.Documents[0].RootNode);
    }
}
