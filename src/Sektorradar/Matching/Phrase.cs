namespace Sektorradar.Matching;

/// <summary>Words of a rule. A star at either end leaves that end of the word open: <c>*klynge*</c> is also in <c>Kubernetes-klyngene</c>.</summary>
internal sealed class Phrase
{
    private readonly string _text;
    private readonly bool _openBefore;
    private readonly bool _openAfter;

    public Phrase(string written)
    {
        _text = Letters.Fold(written.Trim('*').Trim());
        _openBefore = written.StartsWith('*');
        _openAfter = written.EndsWith('*');
    }

    /// <summary>Somewhere around the name, but not in it.</summary>
    public bool IsNear(Surroundings around) => Finds(around, (start, end) => end <= around.Start || start >= around.End);

    /// <summary>The name is a part of the phrase.</summary>
    public bool Covers(Surroundings around) => Finds(around, (start, end) => start <= around.Start && end >= around.End);

    private bool Finds(Surroundings around, Func<int, int, bool> fits)
    {
        var text = around.Text;
        for (var at = 0; _text.Length > 0 && (at = text.IndexOf(_text, at, StringComparison.Ordinal)) >= 0; at++)
        {
            var end = at + _text.Length;
            if ((_openBefore || at == 0 || !InWord(text[at - 1])) && (_openAfter || end == text.Length || !InWord(text[end])) && fits(at, end))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InWord(char letter) => letter == '_' || char.IsLetterOrDigit(letter);
}
