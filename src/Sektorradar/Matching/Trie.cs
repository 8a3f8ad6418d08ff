using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Sektorradar.Matching;

/// <summary>
/// All spellings in one tree of letters, entered where a word begins. Names begin there too, so that the text between is passed over without following the tree:
/// no failure links, and one pass whatever the number of names.
/// </summary>
internal sealed class Trie
{
    private readonly Beginnings _beginnings = new();
    private readonly byte[] _ascii = [.. Enumerable.Range(0, 128).Select(letter => (byte)Letters.Fold(new Rune(letter)))]; // here, so that no other type is asked for each letter
    private readonly Node[] _nodes;
    private readonly int[] _labels; // of the edges of nodes that have several
    private readonly int[] _targets;
    private readonly int[] _roots = new int[128]; // the first letter, where the tree is widest

    /// <param name="spellings">Folded, each once; a spelling's number is its place.</param>
    public Trie(IReadOnlyList<string> spellings)
    {
        var nodes = new List<SortedDictionary<int, int>> { new() };
        var endings = new List<int> { -1 };
        for (var i = 0; i < spellings.Count; i++)
        {
            var (at, read) = (0, 0);
            int? fourth = null;
            foreach (var rune in spellings[i].EnumerateRunes())
            {
                if (!nodes[at].TryGetValue(rune.Value, out var next))
                {
                    next = nodes.Count;
                    nodes[at].Add(rune.Value, next);
                    nodes.Add([]);
                    endings.Add(-1);
                }

                at = next;
                fourth = ++read == Beginnings.Bytes ? at : fourth;
            }

            endings[at] = i;
            _beginnings.Add(spellings[i], fourth);
        }

        var (labels, targets) = (new List<int>(), new List<int>());
        _nodes = new Node[nodes.Count];
        for (var node = 0; node < nodes.Count; node++)
        {
            var edges = nodes[node];
            _nodes[node] = edges.Count == 1 ? new Node(endings[node], 1, edges.Keys.Single(), edges.Values.Single()) : new Node(endings[node], edges.Count, 0, labels.Count);
            if (edges.Count != 1)
            {
                labels.AddRange(edges.Keys);
                targets.AddRange(edges.Values);
            }
        }

        (_labels, _targets) = ([.. labels], [.. targets]);
        foreach (var (label, target) in nodes[0].Where(edge => edge.Key < _roots.Length))
        {
            _roots[label] = target;
        }
    }

    /// <summary>Adds every spelling that begins where a word begins, in order of beginning, shorter before longer; where words end is for the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // one call may be the whole run: there is no second one to be faster in
    public void Scan(ReadOnlySpan<byte> text, List<Hit> hits)
    {
        var (at, wordBefore) = (0, 0u);
        for (; at <= text.Length - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            // After a byte outside ASCII a word may begin; whether it does is looked at when something is found.
            var bytes = Vector256.Create(text.Slice(at, Vector256<byte>.Count));
            var word = Vector256.LessThanOrEqual((bytes | Vector256.Create((byte)0x20)) - Vector256.Create((byte)'a'), Vector256.Create((byte)('z' - 'a')))
                | Vector256.LessThanOrEqual(bytes - Vector256.Create((byte)'0'), Vector256.Create((byte)9)) | Vector256.Equals(bytes, Vector256.Create((byte)'_'));
            var inWord = word.ExtractMostSignificantBits();
            var begins = (inWord | Vector256.GreaterThanOrEqual(bytes, Vector256.Create((byte)0xC2)).ExtractMostSignificantBits()) & ~((inWord << 1) | wordBefore);
            wordBefore = inWord >> 31;
            for (; begins != 0; begins &= begins - 1)
            {
                Enter(text, at + BitOperations.TrailingZeroCount(begins), hits);
            }
        }

        for (; at < text.Length; at++)
        {
            var isWord = text[at] < 0x80 && Letters.InWord(new Rune(text[at]));
            if (wordBefore == 0 && (isWord || text[at] >= 0xC2))
            {
                Enter(text, at, hits);
            }

            wordBefore = isWord ? 1u : 0u;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(ReadOnlySpan<byte> text, int at, List<Hit> hits)
    {
        if (_beginnings.Look(text, at) is var node and not Beginnings.Nowhere)
        {
            Walk(text, at, node, hits);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Walk(ReadOnlySpan<byte> text, int start, int from, List<Hit> hits)
    {
        var (index, at) = (from, start + Beginnings.Bytes);
        if (from == Beginnings.FromTheRoot)
        {
            var ascii = text[start] < 0x80;
            (index, at) = (ascii ? _roots[_ascii[text[start]]] : 0, ascii ? start + 1 : start);
            if (ascii && index == 0)
            {
                return;
            }
        }

        while (true)
        {
            ref readonly var node = ref _nodes[index];
            if (node.Ending >= 0)
            {
                if (Letters.WordBefore(text, start))
                {
                    return;
                }

                hits.Add(new Hit(start, at, node.Ending));
            }

            if (at >= text.Length)
            {
                return;
            }

            var length = 1;
            var label = text[at] < 0x80 ? _ascii[text[at]] : Letters.Fold(Letters.At(text, at, out length));
            index = Next(node, label);
            if (index < 0)
            {
                return;
            }

            at += length;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(in Node node, int label)
    {
        if (node.Edges == 1)
        {
            return node.Label == label ? node.Target : -1;
        }

        for (var edge = node.Target; edge < node.Target + node.Edges; edge++)
        {
            if (_labels[edge] == label)
            {
                return _targets[edge];
            }
        }

        return -1;
    }

    /// <summary>Most nodes have one edge, which stands in the node itself; of others <see cref="Target"/> is the place of the first.</summary>
    /// <param name="Ending">The number of the spelling that ends here, or -1.</param>
    private readonly record struct Node(int Ending, int Edges, int Label, int Target);
}

/// <summary>A spelling and where it stands, in bytes.</summary>
internal readonly record struct Hit(int Start, int End, int Spelling);
