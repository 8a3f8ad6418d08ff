using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Writing.Rewrites;

/// <summary>
/// A paragraph that may be rewritten: its claims in order, each as its phrase with slots where values stand. Whoever rewrites never sees a number, day, name or link.
/// </summary>
/// <param name="Claims">Named c1, c2 … in this order.</param>
public sealed partial record Offer(Language Language, IReadOnlyList<OfferedClaim> Claims)
{
    /// <summary>A slot as it stands in a template: <c>⟦c1.fresh⟧</c>.</summary>
    public static string SlotOf(string id, string value) => $"⟦{id}.{value}⟧";

    public static Offer Of(IReadOnlyList<Claim> claims, Realiser realiser, Language language) =>
        new(language, [.. claims.Select((claim, i) => OfferedClaim.Of($"c{i + 1}", claim, realiser.WordingOf(claim)))]);

    /// <summary>The claims one after another, as sentences with slots.</summary>
    public string Text => string.Join(' ', Claims.Select(claim => claim.Template + "."));

    /// <summary>The text with its slots filled.</summary>
    public string Fill(string text, Realiser realiser) =>
        Slot().Replace(text, match => realiser.Text(Claims.First(claim => claim.Id == match.Groups[1].Value).Claim[match.Groups[2].Value]));

    [GeneratedRegex(@"⟦(c\d+)\.(\w+)⟧")]
    internal static partial Regex Slot();
}

/// <summary>One claim of an offered paragraph.</summary>
/// <param name="Template">Its phrase with slots, without the final stop; words that a number chooses are chosen.</param>
public sealed record OfferedClaim(string Id, Claim Claim, string Template)
{
    public IReadOnlyList<string> Slots { get; } = [.. Offer.Slot().Matches(Template).Select(match => match.Value)];

    internal static OfferedClaim Of(string id, Claim claim, string phrase)
    {
        var template = new StringBuilder();
        for (var at = 0; at < phrase.Length;)
        {
            var open = phrase.IndexOf('{', at);
            if (open < 0)
            {
                template.Append(phrase, at, phrase.Length - at);
                break;
            }

            var close = phrase.IndexOf('}', open);
            var slot = phrase[(open + 1)..close].Split('|');
            template.Append(phrase, at, open - at).Append(slot.Length == 1 ? Offer.SlotOf(id, slot[0]) : claim[slot[0]] is ClaimValue.Number { Value: 1 } ? slot[1] : slot[2]);
            at = close + 1;
        }

        return new OfferedClaim(id, claim, template.ToString());
    }
}
