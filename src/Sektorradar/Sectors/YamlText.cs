using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sectors;

/// <summary>Parses a file as YAML, within limits: a file may come from a stranger's pull request.</summary>
internal static class YamlText
{
    private const int MaxCharacters = 2 * 1024 * 1024;
    private const int MaxDepth = 16;

    /// <returns>The root, or null when a mistake was added.</returns>
    public static YamlNode? Parse(SectorFile file, Mistakes mistakes)
    {
        if (file.Text.Length > MaxCharacters)
        {
            mistakes.AddFile(Codes.TooLarge, "the file is larger than 2 MB; split it into several files", file.Path);
            return null;
        }

        var text = file.Text.TrimStart('\uFEFF');
        var before = mistakes.Count;
        var line = 1L;
        FindTab(text, file.Path, mistakes);
        try
        {
            Guard(text, file.Path, mistakes, ref line);
            if (mistakes.Count > before)
            {
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1)
            {
                return stream.Documents[0].RootNode;
            }

            mistakes.Add(Codes.RefusedYaml, $"the file holds {stream.Documents.Count} YAML documents; it must hold one", new Place(file.Path, 1));
        }
        catch (YamlException failure)
        {
            mistakes.Add(Codes.DoesNotParse, $"not YAML: {Characters.Printable(failure.Message.ReplaceLineEndings(" "), 200)}", new Place(file.Path, Math.Max(1, failure.Start.Line)));
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException)
        {
            // YamlDotNet gives up these ways, without a place, on some open brackets (`kind: [` before a further key) and empty keys.
            mistakes.Add(Codes.DoesNotParse, "not YAML from here on: look for an open bracket or quote", new Place(file.Path, line));
        }

        return null;
    }

    /// <summary>Looks at the events before nodes are built: aliases multiply nodes, and nodes nested without end exhaust the stack.</summary>
    private static void Guard(string text, string path, Mistakes mistakes, ref long line)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            line = Math.Max(1, parser.Current!.Start.Line);
            var place = new Place(path, line);
            depth += parser.Current.NestingIncrease;
            if (parser.Current is AnchorAlias alias)
            {
                mistakes.Add(Codes.RefusedYaml, $"alias {Characters.Quoted("*" + alias.Value)} is not allowed; write the value out", place);
            }
            else if (parser.Current is NodeEvent { Tag: { IsEmpty: false } tag })
            {
                mistakes.Add(Codes.RefusedYaml, $"tag {Characters.Quoted(tag.Value)} is not allowed; write the value without it", place);
            }
            else if (depth > MaxDepth)
            {
                mistakes.Add(Codes.RefusedYaml, "nested too deeply; no field of the format is", place);
                return;
            }
        }
    }

    private static void FindTab(string text, string path, Mistakes mistakes)
    {
        var tab = text.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0)
        {
            mistakes.Add(Codes.Tab, "the file has a tab; use spaces", new Place(path, 1 + text.AsSpan(0, tab).Count('\n')));
        }
    }
}
