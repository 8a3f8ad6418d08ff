using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>The links of one host, one after the other; those that need another look come again after the others.</summary>
internal sealed class HostLinks(LinkVisitor visitor, SoftServers servers, FrontPages fronts, TimeProvider clock, TimeSpan pause, Action<LinkCheck> end)
{
    private const int MostLooks = 3;

    // Pages that are there and were read whole. Their bytes are not kept.
    private readonly List<(Uri Address, string Digest, IReadOnlyList<LinkCheck> Checks)> _there = [];

    // A host that took too long has half the time for the next link, until it answers: a hundred slow links would keep a run for an hour.
    private bool _wasSlow;

    public async Task RunAsync(IReadOnlyList<LinkQuestion> questions, CancellationToken cancel)
    {
        var waiting = questions.Select(question => (Question: question, Before: (Look?)null)).ToList();
        for (var looks = 1; waiting.Count > 0; looks++)
        {
            var again = new List<(LinkQuestion, Look?)>();
            foreach (var (question, before) in waiting)
            {
                await WaitAsync(before, cancel);
                var look = await LookAsync(question, looks > 1, cancel);
                if (look.MayPass && looks < MostLooks && look.Verdict != before?.Verdict)
                {
                    again.Add((question, look));
                }
                else
                {
                    End(question, await BelievedAsync(Together(before, look), cancel));
                }
            }

            waiting = again;
        }

        await CompareAsync(cancel);
    }

    /// <summary>"Gone" needs two looks that say so; a host that is left alone after a look says nothing new of the link.</summary>
    private static Look Together(Look? before, Look look) =>
        look.Verdict == LinkVerdict.Gone && before?.Verdict != LinkVerdict.Gone ? look with { Verdict = LinkVerdict.Unknown, Reason = Reasons.Once }
        : look.Reason == Reasons.LeftAlone && before is { Verdict: not LinkVerdict.Gone } ? before
        : look;

    private async Task<Look> BelievedAsync(Look look, CancellationToken cancel) =>
        look.Verdict == LinkVerdict.Gone && await fronts.AreHiddenAsync(look.Address, cancel) ? look with { Verdict = LinkVerdict.Unknown, Reason = Reasons.NoFrontPage } : look;

    private async Task WaitAsync(Look? before, CancellationToken cancel)
    {
        if (before is not null && before.Visit.At + pause - clock.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            // Never longer than the pause, whatever was done to the clock on the wall.
            await Task.Delay(left < pause ? left : pause, clock, cancel);
        }
    }

    private async Task<Look> LookAsync(LinkQuestion question, bool plain, CancellationToken cancel)
    {
        var look = await visitor.LookAsync(question, plain, _wasSlow, cancel);
        _wasSlow = look.Verdict == LinkVerdict.TimedOut;
        return !PageVerdict.IsDoubtful(look) ? look : await servers.ShowsElsewhereAsync(look, cancel) switch
        {
            false => look,
            // A page that a script writes may be another for each address, and before the script has run they all look alike.
            _ when PageVerdict.NeedsScript(look) => look with { Verdict = LinkVerdict.Unknown, Reason = Reasons.NeedsScript },
            true => look with { Verdict = LinkVerdict.SoftNotFound, Reason = Reasons.SameAsAny },
            null => look,
        };
    }

    private void End(LinkQuestion question, Look look)
    {
        var checks = question.Links.Select(look.CheckOf).ToList();
        checks.ForEach(end);
        if (look is { Verdict: LinkVerdict.Live or LinkVerdict.Moved, Page: not null } && checks[0].Digest is { } digest)
        {
            _there.Add((look.Address, digest, checks));
        }
    }

    /// <summary>The same bytes at several addresses are a reason to ask whether the server shows them at any.</summary>
    private async Task CompareAsync(CancellationToken cancel)
    {
        foreach (var same in _there.GroupBy(page => (page.Address.Authority, page.Digest)).Where(same => same.DistinctBy(page => page.Address).Skip(1).Any()))
        {
            if (await servers.ShowsElsewhereAsync(same.First().Address, same.Key.Digest, cancel))
            {
                same.SelectMany(page => page.Checks).ToList().ForEach(check => end(check with { Verdict = LinkVerdict.SoftNotFound, Fragment = null, Quote = null, Reason = Reasons.SameAsAny }));
            }
        }
    }
}
