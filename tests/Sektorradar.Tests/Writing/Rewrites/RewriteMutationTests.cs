using Sektorradar.Model;
using Sektorradar.Tests.Reporting;
using Sektorradar.Writing.Rewrites;

namespace Sektorradar.Tests.Writing.Rewrites;

/// <summary>Thousands of rewrites that no report may print, and hundreds that it may.</summary>
public class RewriteMutationTests(BundledEdition edition, ITestOutputHelper output)
{
    [Fact]
    public async Task Bad_rewrites_are_stopped()
    {
        var table = new SortedDictionary<string, Dictionary<Language, (int Made, int Stopped)>>(StringComparer.Ordinal);
        var codes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        List<string> passed = [];
        foreach (var (offer, realiser) in await Paragraphs.OfAsync(edition, TestContext.Current.CancellationToken))
        {
            var good = Paragraphs.Unchanged(offer);
            foreach (var (kind, mutate) in Mutations.Bad)
            {
                if (mutate(offer, good) is not { } bad || (bad.Text == good.Text && bad.Sentences.SelectMany(s => s.Claims).SequenceEqual(good.Sentences.SelectMany(s => s.Claims))))
                {
                    continue;
                }

                var verdict = new RewriteVerifier(offer.Language).Check(offer, bad, realiser);
                var row = table.TryGetValue(kind, out var known) ? known : table[kind] = [];
                var (made, stopped) = row.GetValueOrDefault(offer.Language);
                row[offer.Language] = (made + 1, stopped + (verdict is RewriteVerdict.Rejected ? 1 : 0));
                if (verdict is RewriteVerdict.Rejected rejected)
                {
                    codes[rejected.Code] = codes.GetValueOrDefault(rejected.Code) + 1;
                }
                else
                {
                    passed.Add($"{kind}, {offer.Language}: {bad.Text}");
                }
            }
        }

        foreach (var (kind, row) in table)
        {
            output.WriteLine($"| {kind} | {string.Join(" | ", Languages.All.Select(language => row.GetValueOrDefault(language) is var (made, stopped) && made > 0 ? $"{stopped} of {made}" : "–"))} |");
        }

        var all = table.Values.SelectMany(row => row.Values).ToList();
        output.WriteLine($"{all.Sum(row => row.Stopped)} of {all.Sum(row => row.Made)} stopped; by {string.Join(", ", codes.Select(code => $"{code.Key} {code.Value}"))}");
        passed.Take(10).ToList().ForEach(output.WriteLine);
        Assert.True(table.Count >= 26, $"{table.Count} kinds");
        Assert.True(all.Sum(row => row.Made) >= 3_000);
        Assert.True(all.Sum(row => row.Stopped) >= 0.995 * all.Sum(row => row.Made), string.Join('\n', passed.Take(10)));
        Assert.All(Languages.All, language => Assert.True(table.Values.Count(row => row.ContainsKey(language)) >= 26, $"{language}"));
    }

    [Fact]
    public async Task Good_rewrites_pass()
    {
        var table = new SortedDictionary<string, (int Made, int Passed)>(StringComparer.Ordinal);
        List<string> stopped = [];
        foreach (var (offer, realiser) in await Paragraphs.OfAsync(edition, TestContext.Current.CancellationToken))
        {
            foreach (var (kind, change) in Mutations.Good)
            {
                if (change(offer, Paragraphs.Unchanged(offer)) is not { } good)
                {
                    continue;
                }

                var verdict = new RewriteVerifier(offer.Language).Check(offer, good, realiser);
                var (made, passed) = table.GetValueOrDefault(kind);
                table[kind] = (made + 1, passed + (verdict is RewriteVerdict.Accepted ? 1 : 0));
                if (verdict is RewriteVerdict.Rejected rejected)
                {
                    stopped.Add($"{kind}, {offer.Language}: {rejected.Code} {rejected.Why}: {good.Text}");
                }
            }
        }

        foreach (var (kind, (made, passed)) in table)
        {
            output.WriteLine($"| {kind} | {passed} of {made} |");
        }

        var all = table.Values.Sum(row => row.Made);
        stopped.Take(10).ToList().ForEach(output.WriteLine);
        Assert.True(all >= 600, $"{all} good rewrites");
        Assert.True(stopped.Count <= 0.02 * all, string.Join('\n', stopped.Take(10)));
    }

    [Fact]
    public async Task An_accepted_rewrite_has_its_values_in_its_slots()
    {
        var (offer, realiser) = (await Paragraphs.OfAsync(edition, TestContext.Current.CancellationToken))[0];

        var accepted = Assert.IsType<RewriteVerdict.Accepted>(new RewriteVerifier(offer.Language).Check(offer, Paragraphs.Unchanged(offer), realiser));

        Assert.Equal(string.Join(' ', offer.Claims.Select(claim => realiser.Sentence(claim.Claim))), accepted.Text);
    }
}
