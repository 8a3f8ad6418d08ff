using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sources;

/// <summary>YAML that somebody else wrote, as nodes.</summary>
internal static class YamlBody
{
    private const int MaxDepth = 32;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="FormatException">Not UTF-8, or with a control character: YamlDotNet takes NUL for the end.</exception>
    public static string Decode(ReadOnlySpan<byte> body)
    {
        try
        {
            var text = Strict.GetString(body);
            return text.Any(character => character < ' ' && character is not ('\n' or '\r' or '\t')) ? throw new FormatException("The text has a control character.") : text;
        }
        catch (DecoderFallbackException failure)
        {
            throw new FormatException("The text is not UTF-8.", failure);
        }
    }

    /// <exception cref="FormatException">Not one document of YAML, or nested without end.</exception>
    public static YamlMappingNode Parse(string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new Shallow(new Parser(new StringReader(text))));
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException or ArgumentException)
        {
            // The last two are how YamlDotNet gives up on some open brackets and empty keys.
            throw new FormatException($"Not YAML: {failure.Message}", failure);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode root }] ? root : throw new FormatException("The YAML is not one mapping.");
    }

    /// <returns>Null when it is not there, or null itself.</returns>
    public static YamlNode? Field(this YamlNode node, string name) =>
        node is YamlMappingNode mapping && mapping.Children.TryGetValue(new YamlScalarNode(name), out var value) && value is not YamlScalarNode { Style: ScalarStyle.Plain, Value: "" or "~" or "null" }
            ? value : null;

    public static string? Text(this YamlNode node, string name) => (node.Field(name) as YamlScalarNode)?.Value?.Trim() is { Length: > 0 } text ? text : null;

    /// <returns>Nothing when it is not there; YAML of people often leaves a list without entries.</returns>
    /// <exception cref="FormatException">It is something else than a list.</exception>
    public static IEnumerable<YamlNode> List(this YamlNode node, string name) => node.Field(name) switch
    {
        null => [],
        YamlSequenceNode list => list.Children,
        var other => throw new FormatException($"{name} in line {other.Start.Line} is not a list."),
    };

    /// <summary>Nodes nested without end would exhaust the stack, which no program survives.</summary>
    private sealed class Shallow(Parser parser) : IParser
    {
        private int _depth;

        public ParsingEvent? Current => parser.Current;

        public bool MoveNext()
        {
            var moved = parser.MoveNext();
            _depth += moved ? parser.Current!.NestingIncrease : 0;
            return _depth <= MaxDepth ? moved : throw new YamlException("nested too deeply");
        }
    }
}
