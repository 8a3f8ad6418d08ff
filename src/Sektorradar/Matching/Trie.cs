using System.Text;

namespace Sektorradar.Matching;

/// <summary>
/// All spellings in one tree of letters, entered at each beginning of a word. A name begins where a word begins, so that a look at three bytes decides for most words
/// that no name does, and the text between is passed over without following the tree: no failure links, and one pass whatever the number of names.
/// </summary>
internal sealed class Trie
{
    private const int Other = 1; // the class of every byte outside ASCII
    private const byte Word = 1, Lead = 2;
    private static readonly byte[] Kinds = MakeKinds();

    private readonly byte[] _classes = new byte[256];
    private readonly ulong[] _beginnings = new ulong[64 * 64 * 64 / 64]; // three classes of six bits: 32 KiB, small enough to stay in the nearest cache
    private readonly int[] _firstEdge;
    private readonly int[] _labels;
    private readonly int[] _targets;
    private readonly int[] _endings; // node → number of the spelling that ends there, or -1

    /// <param name="spellings">Folded, each once; a spelling's number is its place.</param>
    public Trie(IReadOnlyList<string> spellings)
    {
        var nodes = new List<SortedDictionary<int, int>> { new() };
        var endings = new List<int> { -1 };
        for (var i = 0; i < spellings.Count; i++)
        {
            var at = 0;
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
            }

            endings[at] = i;
        }

        _endings = [.. endings];
        _firstEdge = new int[nodes.Count + 1];
        for (var node = 0; node < nodes.Count; node++)
        {
            _firstEdge[node + 1] = _firstEdge[node] + nodes[node].Count;
        }

        _labels = [.. nodes.SelectMany(node => node.Keys)];
        _targets = [.. nodes.SelectMany(node => node.Values)];
        Classify(spellings);
        foreach (var spelling in spellings)
        {
            AddBeginning(spelling);
        }
    }

    /// <summary>Adds every spelling that begins where a word begins, in order of beginning, shorter before longer; where words end is for the caller.</summary>
    public void Scan(ReadOnlySpan<byte> text, List<Hit> hits)
    {
        var kinds = Kinds.AsSpan();
        var before = 0; // after a byte outside ASCII a word may begin; whether it does is looked at when something is found
        for (var i = 0; i < text.Length; i++)
        {
            var kind = kinds[text[i]];
            if (kind != 0 && before != Word && MayBegin(text, i))
            {
                Walk(text, i, hits);
            }

            before = kind;
        }
    }

    private bool MayBegin(ReadOnlySpan<byte> text, int at)
    {
        if (at + 2 >= text.Length)
        {
            return true;
        }

        var key = (_classes[text[at]] << 12) | (_classes[text[at + 1]] << 6) | _classes[text[at + 2]];
        return (_beginnings[key >> 6] >> (key & 63) & 1) != 0;
    }

    private void Walk(ReadOnlySpan<byte> text, int start, List<Hit> hits)
    {
        var (node, at) = (0, start);
        while (at < text.Length)
        {
            var label = Letters.Fold(Letters.At(text, at, out var length));
            var edge = _labels.AsSpan(_firstEdge[node].._firstEdge[node + 1]).IndexOf(label);
            if (edge < 0)
            {
                return;
            }

            node = _targets[_firstEdge[node] + edge];
            at += length;
            if (_endings[node] < 0)
            {
                continue;
            }

            if (Letters.WordBefore(text, start))
            {
                return;
            }

            hits.Add(new Hit(start, at, _endings[node]));
        }
    }

    private void Classify(IReadOnlyList<string> spellings)
    {
        var next = Other + 1;
        foreach (var letter in spellings.SelectMany(spelling => spelling).Where(char.IsAscii).Distinct().Order())
        {
            // More signs than classes share the last one: the first look then lets more through, and the tree decides.
            _classes[letter] = (byte)Math.Min(63, next++);
        }

        for (var b = 0; b < 256; b++)
        {
            _classes[b] = b >= 0x80 ? (byte)Other : _classes[Letters.Fold(new Rune((char)b))];
        }
    }

    private void AddBeginning(string spelling)
    {
        var bytes = Encoding.UTF8.GetBytes(spelling);
        Span<int> classes = [-1, -1, -1]; // -1: any
        for (var i = 0; i < Math.Min(3, bytes.Length); i++)
        {
            // A gap may be one byte or several, and then all that comes after stands elsewhere.
            if (bytes[i] == Letters.Gap)
            {
                break;
            }

            classes[i] = _classes[bytes[i]];
        }

        foreach (var first in Choices(classes[0]))
        {
            foreach (var second in Choices(classes[1]))
            {
                foreach (var third in Choices(classes[2]))
                {
                    var key = (first << 12) | (second << 6) | third;
                    _beginnings[key >> 6] |= 1UL << (key & 63);
                }
            }
        }

        static IEnumerable<int> Choices(int choice) => choice < 0 ? Enumerable.Range(0, 64) : [choice];
    }

    private static byte[] MakeKinds()
    {
        var kinds = new byte[256];
        for (var b = 0; b < 256; b++)
        {
            kinds[b] = b >= 0xC2 ? Lead : b < 0x80 && Letters.InWord(new Rune((char)b)) ? Word : (byte)0;
        }

        return kinds;
    }
}

/// <summary>A spelling and where it stands, in bytes.</summary>
internal readonly record struct Hit(int Start, int End, int Spelling);
