namespace Sektorradar.Matching;

/// <summary>The folded text around a name, and where the name stands in it.</summary>
internal sealed record Surroundings(string Text, int Start, int End)
{
    /// <summary>Bytes to each side: about two sentences. What is further away is about something else.</summary>
    public const int Reach = 200;

    public static Surroundings Of(ReadOnlySpan<byte> text, int start, int end)
    {
        var from = Math.Max(0, start - Reach);
        while (from > 0 && from < start && (text[from] & 0xC0) == 0x80)
        {
            from++;
        }

        var to = Math.Min(text.Length, end + Reach);
        while (to < text.Length && to > end && (text[to] & 0xC0) == 0x80)
        {
            to--;
        }

        var before = Letters.Fold(text[from..start]);
        var name = Letters.Fold(text[start..end]);
        return new Surroundings(before + name + Letters.Fold(text[end..to]), before.Length, before.Length + name.Length);
    }
}
