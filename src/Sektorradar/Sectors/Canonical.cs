using System.Globalization;
using System.Text;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sectors;

/// <summary>A node's content without comments, layout, quoting and order of fields, so that its digest changes only when it says something else.</summary>
internal static class Canonical
{
    public static string DigestOf(YamlNode? node)
    {
        var text = new StringBuilder();
        Write(node, text);
        return Digest.Of(text.ToString());
    }

    private static void Write(YamlNode? node, StringBuilder text)
    {
        switch (node)
        {
            case YamlScalarNode scalar:
                // The length in front keeps texts with brackets and commas apart from structure.
                var value = scalar.Value?.Trim() ?? "";
                text.Append(CultureInfo.InvariantCulture, $"{value.Length}:{value},");
                break;
            case YamlSequenceNode sequence:
                text.Append('[');
                foreach (var child in sequence.Children)
                {
                    Write(child, text);
                }

                text.Append(']');
                break;
            case YamlMappingNode mapping:
                text.Append('{');
                foreach (var (key, child) in mapping.Children.OrderBy(pair => (pair.Key as YamlScalarNode)?.Value, StringComparer.Ordinal))
                {
                    Write(key, text);
                    Write(child, text);
                }

                text.Append('}');
                break;
        }
    }
}
