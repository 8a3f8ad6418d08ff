using System.Text;
using CsCheck;
using Sektorradar.Matching;
using Sektorradar.Model;

namespace Sektorradar.Tests.Matching;

public class MatcherPropertyTests
{
    // Few letters, so that names overlap and texts hit them; capitals, æøå, gaps and signs of one to four bytes.
    private static readonly Gen<string> Texts = Gen.OneOf("a", "b", "A", "å", "Å", "ø", "é", "š", "1", " ", "-", "\u00A0", "«", "–", "_", ".", "🦀").Array[0, 40].Select(string.Concat);
    private static readonly Gen<string> Aliases = Gen.OneOf("a", "b", "A", "å", "ø", "Å", "é", "š", "1", " ").Array[1, 5].Select(string.Concat).Select(text => text.Trim()).Where(text => text.Length > 0);

    [Fact]
    public void The_tree_finds_what_a_search_for_each_name_finds() =>
        Gen.Select(Aliases.Array[1, 12], Texts).Sample((aliases, text) =>
        {
            var spellings = aliases.Select(Letters.Fold).Distinct().Order(StringComparer.Ordinal).ToList();
            var utf8 = Encoding.UTF8.GetBytes(text);
            var hits = new List<Hit>();

            new Trie(spellings).Scan(utf8, hits);

            Assert.Equal(NaiveMatcher.Hits(spellings, utf8), hits);
        });

    [Fact]
    public void The_matcher_agrees_with_a_naive_one() =>
        Gen.Select(Aliases.Array[1, 12], Texts).Sample((aliases, text) =>
        {
            var sector = Sector([.. aliases.Select(Letters.Fold).Distinct().Select((alias, i) => Subject("s" + i, alias))]);
            var utf8 = Encoding.UTF8.GetBytes(text);

            var mentions = SubjectMatcher.Of(sector).Match(utf8);

            Assert.Equal(NaiveMatcher.Mentions(sector, utf8), mentions);
        });

    [Fact]
    public void Any_bytes_are_read_to_their_end() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var mentions = LabelledSentences.Matcher.Match(bytes);

            Assert.All(mentions, mention => Assert.InRange(mention.Position + mention.Length, 1, bytes.Length));
        });

    [Fact]
    public void Names_among_any_bytes_are_read_to_their_end() =>
        Gen.OneOf(Gen.OneOf("Flux", "Kubernetes", "KI", "NIS 2", "språkmodell", "Helm ", " Go", "kluster ").Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 3]).Array[0, 30]
            .Sample(parts => LabelledSentences.Matcher.Match(parts.SelectMany(part => part).ToArray()));

    [Fact]
    public void Any_string_is_read_and_its_mentions_lie_in_it() =>
        Gen.Select(Gen.String, Gen.String).Sample((before, after) =>
        {
            var text = before + " Kubernetes " + after;

            Assert.Contains(LabelledSentences.Matcher.Match(text), mention => text.Substring(mention.Position, mention.Length) == "Kubernetes" || !text.IsNormalized());
        });

    [Fact]
    public void The_order_of_subjects_counts_nothing() =>
        Gen.Shuffle(LabelledSentences.Sector.Subjects.ToArray()).Sample(
            subjects =>
            {
                var matcher = SubjectMatcher.Of(LabelledSentences.Sector with { Subjects = subjects });

                Assert.All(LabelledSentences.All, sentence => Assert.Equal(LabelledSentences.Matcher.Match(sentence.Text), matcher.Match(sentence.Text)));
            },
            iter: 5);

    private static Subject Subject(string id, string name) => new(
        id, SubjectKind.Company, new Localized(name), new Localized("a name"), [], null, null, null, Audience.International, [], [], [], []);

    private static Sector Sector(IReadOnlyList<Subject> subjects) => LabelledSentences.Sector with { Subjects = subjects, Matching = MatchingRules.None };
}
