using System.Collections.Frozen;

namespace Sektorradar.Sources.Feeds.Markup;

/// <summary>The elements that name people. The reader steps over them and <see cref="FeedPrivacy"/> empties them, by the same rule of where they end.</summary>
internal static class PersonalElements
{
    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["author", "authors", "creator", "contributor", "managingEditor", "webMaster", "owner", "credit", "person"], StringComparer.OrdinalIgnoreCase);

    // None of these stands inside a person's element: one that is still open there was never closed.
    private static readonly FrozenSet<string> Boundaries = FrozenSet.ToFrozenSet(["item", "entry", "channel", "feed", "rss", "RDF"], StringComparer.OrdinalIgnoreCase);

    public static bool Contains(ReadOnlySpan<char> local) => Names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(local);

    /// <summary>Reads on from a start tag to the end of its element.</summary>
    /// <returns>Where its content ends.</returns>
    public static int Skip(MarkupScanner scanner)
    {
        var opening = scanner.Tag;
        if (opening.SelfClosing)
        {
            return opening.End;
        }

        for (var depth = 1; scanner.Read();)
        {
            if (scanner.Kind is not (MarkupKind.Start or MarkupKind.End))
            {
                continue;
            }

            if (Boundaries.GetAlternateLookup<ReadOnlySpan<char>>().Contains(scanner.Tag.Local))
            {
                scanner.Unread();
                return scanner.Start;
            }

            if (scanner.Tag.Is(opening))
            {
                depth += scanner.Kind == MarkupKind.End ? -1 : scanner.Tag.SelfClosing ? 0 : 1;
                if (depth == 0)
                {
                    return scanner.Start;
                }
            }
        }

        return scanner.Start;
    }
}
