using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Writing;

/// <summary>Fills a phrase: <c>{name}</c> is a value's text, <c>{name|one|more}</c> chooses a word by a value's number.</summary>
internal sealed class Slots(Realiser realiser, IReadOnlyDictionary<string, ClaimValue> values)
{
    public string Fill(string phrase)
    {
        var text = new StringBuilder();
        for (var at = 0; at < phrase.Length;)
        {
            var open = phrase.IndexOf('{', at);
            if (open < 0)
            {
                text.Append(phrase, at, phrase.Length - at);
                break;
            }

            var close = phrase.IndexOf('}', open);
            text.Append(phrase, at, open - at).Append(Slot(phrase[(open + 1)..close]));
            at = close + 1;
        }

        if (text.Length > 0 && !Realiser.OwnFirstLetter.Any(slot => phrase.StartsWith(slot, StringComparison.Ordinal)))
        {
            text[0] = char.ToUpperInvariant(text[0]);
        }

        return text.Length > 0 && text[^1] is '.' or '?' or '!' or ':' ? text.ToString() : text.Append('.').ToString();
    }

    private string Slot(string slot)
    {
        var parts = slot.Split('|');
        var value = values.TryGetValue(parts[0], out var found) ? found : throw new KeyNotFoundException($"the claim has no value \"{parts[0]}\"");
        return parts.Length == 1 ? realiser.Text(value) : value is ClaimValue.Number { Value: 1 } ? parts[1] : parts[2];
    }
}
