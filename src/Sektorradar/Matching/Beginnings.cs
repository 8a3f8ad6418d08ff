using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace Sektorradar.Matching;

/// <summary>
/// Says by the first four bytes of a word that no name begins there, which is so for most words, or where in the tree to go on. Bytes are compared with the bit set that
/// tells small letters from capitals. Of the signs that stand in names that makes no two one; the controls that fall together with some are turned away.
/// </summary>
internal sealed class Beginnings
{
    public const int Bytes = 4;
    public const int Nowhere = -1;
    public const int FromTheRoot = 0;

    private const int KeyBits = 18; // 32 KiB for each set, small enough for the nearest caches
    private const int Any = -1;
    private const uint Small = 0x20202020;
    private const uint FirstThree = 0x00FFFFFF;

    private readonly ulong[] _four = new ulong[(1 << KeyBits) / 64];
    private readonly ulong[] _three = new ulong[(1 << KeyBits) / 64]; // names that are shorter, or whose fourth byte may be several
    private uint[] _keys = new uint[1024];
    private int[] _nodes = new int[1024]; // where the tree has read the four bytes of a key
    private int _count;

    /// <param name="name">Folded.</param>
    /// <param name="fourth">The node at which the tree has read four letters of it; nothing when it has not so many.</param>
    public void Add(string name, int? fourth)
    {
        if (fourth is { } node && name[..Bytes].All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' or '#' or '/'))
        {
            var key = BinaryPrimitives.ReadUInt32LittleEndian(Encoding.ASCII.GetBytes(name[..Bytes])) | Small;
            Set(_four, Hash(key));
            Keep(key, node);
            return;
        }

        foreach (var bytes in Spelt(name))
        {
            foreach (var key in Keys(bytes[..(Bytes - 1)]))
            {
                Set(_three, Hash(key | (Small & FirstThree)));
            }
        }
    }

    /// <returns>The node to go on from after four bytes, or one of the two constants.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Look(ReadOnlySpan<byte> text, int at)
    {
        if (at > text.Length - Bytes)
        {
            return FromTheRoot;
        }

        var written = BinaryPrimitives.ReadUInt32LittleEndian(text[at..]);
        var key = written | Small;
        // A short name on the way to a long one must be met too: then the way begins at the root.
        return Holds(_three, Hash(key & FirstThree)) ? FromTheRoot : Holds(_four, Hash(key)) ? Find(key, written) : Nowhere;
    }

    private int Find(uint key, uint written)
    {
        const uint Printable = 0x40404040;
        if (((written | (written << 1)) & Printable) != Printable)
        {
            return Nowhere;
        }

        var mask = (uint)_keys.Length - 1;
        for (var slot = (uint)Hash(key) & mask; _nodes[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key)
            {
                return _nodes[slot];
            }
        }

        return Nowhere;
    }

    private void Keep(uint key, int node)
    {
        if (2 * ++_count > _keys.Length)
        {
            var (keys, nodes) = (_keys, _nodes);
            (_keys, _nodes) = (new uint[2 * keys.Length], new int[2 * keys.Length]);
            foreach (var (old, place) in keys.Zip(nodes).Where(pair => pair.Second != 0))
            {
                Put(old, place);
            }
        }

        Put(key, node);
    }

    private void Put(uint key, int node)
    {
        var mask = (uint)_keys.Length - 1;
        var slot = (uint)Hash(key) & mask;
        while (_nodes[slot] != 0 && _keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        (_keys[slot], _nodes[slot]) = (key, node);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Holds(ulong[] set, int hash) => (set[hash >> 6] >> (hash & 63) & 1) != 0;

    private static void Set(ulong[] set, int hash) => set[hash >> 6] |= 1UL << (hash & 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash(uint key) => (int)((key * 2654435769u) >> (32 - KeyBits));

    /// <summary>The name's first bytes; a letter outside ASCII in both its forms, and anything from a gap on, which may be of one byte or of three.</summary>
    private static List<int[]> Spelt(string name)
    {
        List<int[]> spelt = [[]];
        foreach (var rune in name.EnumerateRunes().TakeWhile(rune => rune.Value != Letters.Gap).Take(Bytes))
        {
            Rune[] forms = rune.IsAscii ? [rune] : [rune, Rune.ToUpperInvariant(rune)];
            spelt = [.. spelt.SelectMany(before => forms.Distinct().Select(form => before.Concat(Encoding.UTF8.GetBytes(form.ToString()).Select(b => (int)b)).ToArray()))];
        }

        return [.. spelt.Select(bytes => bytes.Concat(Enumerable.Repeat(Any, Bytes)).Take(Bytes).ToArray())];
    }

    private static IEnumerable<uint> Keys(int[] bytes)
    {
        IEnumerable<uint> keys = [0u];
        for (var i = 0; i < bytes.Length; i++)
        {
            var (choice, place) = (bytes[i], 8 * i);
            keys = keys.SelectMany(key => (choice == Any ? Enumerable.Range(0, 256) : [choice]).Select(b => key | ((uint)b << place)));
        }

        return keys;
    }
}
