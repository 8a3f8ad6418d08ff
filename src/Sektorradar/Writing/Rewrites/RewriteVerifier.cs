using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Writing.Rewrites;

/// <summary>
/// Has the last word on a rewrite. What may change: the order of sentences, whether two are one, connectives from a list, and words for which a synonym is listed.
/// Everything else stands as it stood. The rules with their codes are in <c>docs/rewrites.md</c>; on any doubt the template's text stays.
/// </summary>
public sealed partial class RewriteVerifier(Language language)
{
    private const int MostLonger = 2;

    private readonly RewriteLexicon _lexicon = RewriteLexicon.Of(language);

    /// <param name="answer">The rewrite in the form that <see cref="Rewrite.Read"/> reads.</param>
    public RewriteVerdict Check(Offer offer, string answer, Realiser realiser) =>
        Rewrite.Read(answer) is { } rewrite ? Check(offer, rewrite, realiser) : new RewriteVerdict.Rejected("V01", "it has not the form of a rewrite");

    public RewriteVerdict Check(Offer offer, Rewrite rewrite, Realiser realiser) =>
        Breach(offer, rewrite) is { } breach ? breach : new RewriteVerdict.Accepted(offer.Fill(rewrite.Text, realiser));

    private RewriteVerdict.Rejected? Breach(Offer offer, Rewrite rewrite)
    {
        if (rewrite.Sentences.Sum(sentence => sentence.Text.Length) > MostLonger * offer.Text.Length)
        {
            return new("V02", "it is more than twice as long");
        }

        var claims = offer.Claims.ToDictionary(claim => claim.Id);
        foreach (var sentence in rewrite.Sentences)
        {
            if (sentence.Claims.Count == 0 || sentence.Claims.FirstOrDefault(id => !claims.ContainsKey(id)) is not null)
            {
                return new("V03", $"\"{Short(sentence.Text)}\" says no claim that was offered");
            }

            if (OfSentence(sentence, [.. sentence.Claims.Select(id => claims[id])]) is { } breach)
            {
                return breach;
            }
        }

        return rewrite.Sentences.SelectMany(sentence => sentence.Claims).Order(StringComparer.Ordinal).SequenceEqual(offer.Claims.Select(claim => claim.Id).Order(StringComparer.Ordinal))
            ? null : new("V16", "a claim is left out or said twice");
    }

    private RewriteVerdict.Rejected? OfSentence(RewrittenSentence sentence, IReadOnlyList<OfferedClaim> cited)
    {
        var slots = Offer.Slot().Matches(sentence.Text).Select(match => match.Value).ToList();
        var own = cited.SelectMany(claim => claim.Slots).ToList();
        if (!slots.Order(StringComparer.Ordinal).SequenceEqual(own.Order(StringComparer.Ordinal)))
        {
            return new("V04", $"the slots of \"{Short(sentence.Text)}\" are not those of its claims");
        }

        var owners = slots.ConvertAll(slot => slot.Split('.')[0]);
        if (cited.Any(claim => !slots.Where((_, i) => owners[i] == "⟦" + claim.Id).SequenceEqual(claim.Slots)))
        {
            return new("V05", "the slots of a claim stand in another order");
        }

        if (owners.Where((owner, i) => i == 0 || owners[i - 1] != owner).Count() != owners.Distinct().Count())
        {
            return new("V06", "slots of two claims stand among each other");
        }

        return OfWords(sentence.Text, cited) ?? OfWording(sentence.Text, cited);
    }

    /// <summary>What a sentence's own words may be, whatever their order.</summary>
    private RewriteVerdict.Rejected? OfWords(string text, IReadOnlyList<OfferedClaim> cited)
    {
        var (rest, template) = (Offer.Slot().Replace(text, " "), string.Join(" ", cited.Select(claim => Offer.Slot().Replace(claim.Template, " "))));
        if (text.Any(IsHidden) || !text.IsNormalized(NormalizationForm.FormC) || OtherScript().IsMatch(rest))
        {
            return new("V18", "it has a character that hides, turns, or belongs to another script");
        }

        if (Marks().Match(rest) is { Success: true } mark && !template.Contains(mark.Value, StringComparison.Ordinal))
        {
            return new("V07", $"\"{mark.Value}\" is a number, a sign of money or percent, an address or markup");
        }

        var (words, own) = (Words(rest), Words(template));
        return New(_lexicon.NumberWords, "V08", "is a number in words") ?? New(_lexicon.Quantifiers, "V08", "is a quantity or a superlative")
            ?? (Count(_lexicon.Negations, words) != Count(_lexicon.Negations, own) ? new RewriteVerdict.Rejected("V11", "it denies more or less than its claims") : null)
            ?? New(_lexicon.Trends, "V12", "is a word of growth or decline")
            ?? (cited.Any(claim => claim.Claim.Modality is Modality.Forecast or Modality.Goal or Modality.Proposal or Modality.Opinion) && Count(_lexicon.Hedges, own) > Count(_lexicon.Hedges, words)
                ? new RewriteVerdict.Rejected("V13", "it no longer says that it is a forecast, goal, proposal or judgement") : null)
            ?? New(_lexicon.Causes, "V14", "is a cause") ?? New(_lexicon.Novelty, "V15", "makes news of it") ?? New(_lexicon.Foreign, "V17", "belongs to another language") ?? Unknown() ?? Capital();

        // Groups of words count as well as single ones.
        RewriteVerdict.Rejected? New(IReadOnlySet<string> list, string code, string why) =>
            list.FirstOrDefault(word => Times(word, words) > Times(word, own)) is { } found ? new(code, $"\"{found}\" {why} that its claims do not have") : null;

        RewriteVerdict.Rejected? Unknown() =>
            words.FirstOrDefault(word => !own.Contains(word, StringComparer.OrdinalIgnoreCase) && !_lexicon.Connectives.Concat(_lexicon.Exchangeable).Any(group => group.Split(' ').Contains(word, StringComparer.OrdinalIgnoreCase))) is { } found
                ? new("V09", $"\"{found}\" is neither the claims' own word nor a listed one") : null;

        // A stop ends a sentence, and a colon begins one inside of it.
        RewriteVerdict.Rejected? Capital() => Capitals().Matches(rest).FirstOrDefault(match => !own.Contains(match.Value)) is { } name ? new("V10", $"\"{name.Value}\" has a capital letter inside the sentence") : null;
    }

    /// <summary>The claims' own words stand, all of them, in their order, each itself or as a listed synonym; between claims stand connectives alone.</summary>
    private RewriteVerdict.Rejected? OfWording(string text, IReadOnlyList<OfferedClaim> cited)
    {
        var tokens = Tokens(text);
        var left = cited.Select(claim => Tokens(claim.Template)).ToList();
        var at = 0;
        while (left.Count > 0)
        {
            at = PastConnectives(tokens, at);
            var next = left.Select(claim => (Claim: claim, End: EndOf(claim, tokens, at))).FirstOrDefault(found => found.End >= 0);
            if (next.Claim is null)
            {
                return new("V19", $"\"{Short(string.Join(' ', tokens.Skip(at)))}\" does not say a claim in its own words");
            }

            left.Remove(next.Claim);
            at = next.End;
        }

        return at == tokens.Count - 1 && tokens[at] == "." ? null : new("V19", "something stands after the claims, or the stop is missing");
    }

    /// <returns>Where the claim ends; -1 when it does not stand here.</returns>
    private int EndOf(List<string> claim, List<string> tokens, int at)
    {
        for (var i = 0; i < claim.Count;)
        {
            if (at < tokens.Count && (tokens[at] == claim[i] || (i == 0 && tokens[at].Equals(claim[i], StringComparison.OrdinalIgnoreCase))))
            {
                (at, i) = (at + 1, i + 1);
                continue;
            }

            // A group of words may stand for one, and one for a group: the longest first.
            var exchanged = (from length in Enumerable.Range(1, 3).Reverse()
                             where i + length <= claim.Count
                             let words = string.Join(' ', claim.Skip(i).Take(length))
                             from synonym in _lexicon.SynonymsOf(words)
                             let parts = synonym.Split(' ')
                             where at + parts.Length <= tokens.Count && parts.Index().All(part => tokens[at + part.Index].Equals(part.Item, StringComparison.OrdinalIgnoreCase))
                             select (Length: length, Parts: parts.Length)).FirstOrDefault();
            if (exchanged.Length == 0)
            {
                return -1;
            }

            (at, i) = (at + exchanged.Parts, i + exchanged.Length);
        }

        return at;
    }

    private int PastConnectives(List<string> tokens, int at)
    {
        for (var moved = true; moved && at < tokens.Count;)
        {
            moved = false;
            if (tokens[at] is "," or ";" or ":")
            {
                (at, moved) = (at + 1, true);
                continue;
            }

            var found = _lexicon.Connectives.Select(group => group.Split(' ')).Where(group => at + group.Length <= tokens.Count && group.Index().All(part => tokens[at + part.Index].Equals(part.Item, StringComparison.OrdinalIgnoreCase)))
                .OrderByDescending(group => group.Length).FirstOrDefault();
            (at, moved) = found is null ? (at, false) : (at + found.Length, true);
        }

        return at;
    }

    private static int Count(IReadOnlySet<string> list, List<string> words) => list.Sum(word => Times(word, words));

    private static int Times(string group, List<string> words)
    {
        var parts = group.Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Count - parts.Length + 1)).Count(at => parts.Index().All(part => words[at + part.Index].Equals(part.Item, StringComparison.OrdinalIgnoreCase)));
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    private static List<string> Tokens(string text) => [.. Token().Matches(text).Select(match => match.Value)];

    private static bool IsHidden(char c) => c is not ' ' && char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    [GeneratedRegex(@"\p{L}+(?:['’-]\p{L}+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"⟦[^⟧]*⟧|\p{L}+(?:['’-]\p{L}+)*|[^\s]")]
    private static partial Regex Token();

    [GeneratedRegex(@"[\d<>{}\[\]⟦⟧|`*_#$€£%‰@\\]|https?:|www\.|\b[IVXLC]{2,}\b|\p{Nd}|\p{No}|\p{Nl}")]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<=[\p{Ll}⟧,;] )\p{Lu}[\p{L}\d]*")]
    private static partial Regex Capitals();

    [GeneratedRegex(@"[\p{IsCyrillic}\p{IsGreek}\p{IsHebrew}\p{IsArabic}\p{IsCJKUnifiedIdeographs}]")]
    private static partial Regex OtherScript();
}
