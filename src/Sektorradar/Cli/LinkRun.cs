using Sektorradar.Collecting;
using Sektorradar.Collecting.Links;
using Sektorradar.Collecting.Web;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Sources;

namespace Sektorradar.Cli;

/// <summary>Follows links that were not followed lately, with what is said on the way, and keeps what came of them.</summary>
internal static class LinkRun
{
    /// <summary>How old a check may be before the link is followed again.</summary>
    public static readonly TimeSpan Good = TimeSpan.FromDays(7);

    private const int Every = 100, KeptAtOnce = 200;

    /// <summary>The links of the sources of an edition and its dossiers, each with the words that its fact cites.</summary>
    public static IReadOnlyList<LinkQuestion> Of(Report report) =>
    [
        .. report.Sources.Concat(report.Dossiers.SelectMany(dossier => dossier.Sources)).Where(source => source.Link is not null).GroupBy(source => source.Link!.AbsoluteUri).Select(same => new LinkQuestion(same.First().Link!, QuoteOf(same.First().Link!, report.Sector))),
    ];

    /// <param name="store">Where checks are kept; null keeps none.</param>
    /// <param name="good">How old a kept check may be.</param>
    /// <returns>A check for each question, in their order.</returns>
    public static async Task<IReadOnlyList<LinkCheck>> RunAsync(IReadOnlyList<LinkQuestion> questions, InternetOptions options, EvidenceStore? store, TimeSpan good, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        var checks = new Dictionary<string, LinkCheck>();
        foreach (var kept in (store?.LinkChecks().Values ?? []).Where(kept => now - kept.At < good && kept.Verdict != LinkVerdict.NotChecked))
        {
            checks[kept.Address.AbsoluteUri] = kept;
        }

        var due = questions.Where(question => !checks.ContainsKey(question.Address.AbsoluteUri)).DistinctBy(question => question.Address.AbsoluteUri).ToList();
        if (due.Count < questions.Count)
        {
            Terminal.Say($"links: {questions.Count - due.Count} were followed lately; --again follows them too.");
        }

        // The checker asks once more by itself, and later.
        using var internet = new Internet(options with { Attempts = 1 }, new Credentials(null), ProgramVersion.Text, TimeProvider.System);
        var unkept = new List<LinkCheck>();
        var made = 0;
        try
        {
            await foreach (var check in new LinkChecker(new Web(internet), TimeProvider.System).RunAsync(due, cancel))
            {
                checks[check.Address.AbsoluteUri] = check;
                unkept.Add(check);
                if (++made % Every == 0 || made == due.Count)
                {
                    Terminal.Say($"links: {made} of {due.Count} followed");
                }

                if (unkept.Count >= KeptAtOnce)
                {
                    await KeepAsync(cancel);
                }
            }
        }
        finally
        {
            // What was found before a stop is not asked again.
            await KeepAsync(CancellationToken.None);
        }

        return [.. questions.Select(question => checks.GetValueOrDefault(question.Address.AbsoluteUri) ?? LinkCheck.NotMade(question.Address, "It was not tried."))];

        async Task KeepAsync(CancellationToken token)
        {
            if (store is not null)
            {
                await store.KeepAsync([.. unkept.Where(check => check.Verdict != LinkVerdict.NotChecked)], token);
            }

            unkept.Clear();
        }
    }

    private static string? QuoteOf(Uri link, Sector sector) => sector.Facts.FirstOrDefault(fact => fact.Source.Link == link && fact.Source.Quote is not null)?.Source.Quote;

    /// <summary>The web alone.</summary>
    private sealed class Web(Internet internet) : IInternet
    {
        public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => internet.AskAsync((Request.Web)request, card, before, cancel);
    }
}
