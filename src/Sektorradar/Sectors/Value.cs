using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sectors;

/// <summary>
/// A node with its place. After a mistake the methods give a stand-in and reading goes on, so that all mistakes are found;
/// a sector with a mistake is never handed out. A value that is missing is silent: its mapping has reported it.
/// </summary>
internal sealed partial class Value(YamlNode? node, string path, Mistakes mistakes)
{
    private const int Longest = 500;

    public Place Place => new(path, node?.Start.Line ?? 1);

    public YamlNode? Node => node;

    public bool IsMapping => node is YamlMappingNode;

    public bool IsScalar => node is YamlScalarNode;

    /// <summary>Written without quotes: what YAML takes for a number is one.</summary>
    public bool IsPlain => node is YamlScalarNode { Style: ScalarStyle.Plain };

    public void Wrong(string code, string detail) => mistakes.Add(code, detail, Place);

    public Entry Entry(Shape shape)
    {
        if (node is YamlMappingNode mapping)
        {
            return new Entry(mapping, this, shape, path, mistakes);
        }

        if (node is not null)
        {
            Wrong(Codes.WrongType, $"{shape.What} must be a mapping with the fields {string.Join(", ", shape.Required)}");
        }

        return new Entry(null, this, shape, path, mistakes);
    }

    public IReadOnlyList<Value> Items(string what)
    {
        if (node is YamlSequenceNode sequence)
        {
            return [.. sequence.Children.Select(child => new Value(child, path, mistakes))];
        }

        if (node is not null)
        {
            Wrong(Codes.WrongType, $"must be a list of {what}: [a, b] or lines that begin with a hyphen");
        }

        return [];
    }

    /// <summary>A list of single texts, none of them twice.</summary>
    public IReadOnlyList<string> Texts(string what, Func<Value, string> read)
    {
        var (texts, seen) = (new List<string>(), new HashSet<string>());
        foreach (var item in Items(what))
        {
            var text = read(item);
            if (text.Length > 0 && !seen.Add(text))
            {
                item.Wrong(Codes.Twice, $"{Characters.Quoted(text)} stands twice in the list; remove one");
            }

            texts.Add(text);
        }

        return texts;
    }

    /// <summary>What is written, on one line; empty after a mistake.</summary>
    public string Text()
    {
        var text = Raw("a text");
        if (IsPlain && NotText().IsMatch(text))
        {
            Wrong(Codes.WrongType, $"{text} is a number or a truth value to YAML; a text that looks like one stands in quotes");
            return "";
        }

        if (Characters.Hidden(text) is { } hidden)
        {
            Wrong(Codes.HiddenCharacter, hidden == "U+000A" ? "the text has a line break; write it on one line or with >-" : $"the text has the invisible character {hidden}; remove it");
        }

        if (text.Length > Longest)
        {
            Wrong(Codes.TooLong, $"the text has {text.Length} characters; {Longest} are the most that a line of a report can hold");
        }

        return text;
    }

    /// <summary>What is written, whatever YAML takes it for; empty after a mistake.</summary>
    public string Raw(string what)
    {
        if (node is null)
        {
            return "";
        }

        if (node is not YamlScalarNode scalar)
        {
            Wrong(Codes.WrongType, $"must be {what}, not a {(IsMapping ? "mapping" : "list")}");
            return "";
        }

        var text = scalar.Value?.Trim() ?? "";
        if (text.Length == 0 || (IsPlain && text is "~" or "null" or "Null" or "NULL"))
        {
            Wrong(Codes.WrongType, $"is empty; write {what} or remove the field");
            return "";
        }

        return text;
    }

    /// <summary>A field's text before the shape is known; empty when it is not there.</summary>
    public string Peek(string field) =>
        (node as YamlMappingNode)?.Children.Where(pair => pair.Key is YamlScalarNode key && key.Value == field)
            .Select(pair => (pair.Value as YamlScalarNode)?.Value?.Trim()).FirstOrDefault() ?? "";

    /// <summary>The YAML 1.2 core schema's numbers and truth values, as an editor's schema check sees them.</summary>
    [GeneratedRegex(@"^([-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|true|True|TRUE|false|False|FALSE)$")]
    private static partial Regex NotText();
}
