using System.Text.Json;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting;

/// <summary>
/// Asks sources and keeps what they say: many things at once, each host one at a time. The only place that decides what a failure costs: that one
/// thing of that one source, its cursor where it was, and never more.
/// </summary>
/// <param name="subjectsOf">Ids of the subjects that an item's words are about.</param>
public sealed class SourceCollector(IInternet internet, EvidenceStore store, Func<Item, IReadOnlyList<string>> subjectsOf, TimeProvider clock)
{
    // Most of them wait for the turn or the time of their host and hold nothing meanwhile; how many exchanges there are at once is the internet's business.
    private const int AtOnce = 2048;
    private const int MostPages = 1000;
    private const string Remark = EvidenceStore.Remark;

    /// <summary>Asks again even what was answered a moment ago.</summary>
    public bool Impatient { get; init; }

    /// <summary>One run for each thing, as they end.</summary>
    public IAsyncEnumerable<SourceRun> RunAsync(IReadOnlyList<ISource> sources, Sector sector, CancellationToken cancel = default)
    {
        var answered = store.AnsweredDays();
        var last = store.LastRuns().ToDictionary(run => (run.Source, run.About));
        var lifted = store.Holds().Where(hold => hold.IsLifted && IsOfAnswer(hold.Problem)).ToLookup(hold => (hold.Source, hold.About), hold => hold.Problem.Code);
        // Each source for itself: one with many things on a slow host does not keep the others waiting.
        return Runs.AsTheyEndAsync<SourceRun>(
            (end, token) => Task.WhenAll(sources.Select(source => Parallel.ForEachAsync(
                source.Targets(sector).Where(target => IsDue(source, target)),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = token },
                async (target, inner) => end(await RunAsync(source, target, LastRead(source, target), Believed(source, target), inner))))),
            cancel);

        bool IsDue(ISource source, Target target) =>
            Impatient || last.GetValueOrDefault((source.Card.Id, target.About)) is not { Problem: null or { Code: Remark } } run || clock.GetUtcNow() - run.At >= source.Card.Every;

        // The operator has looked at what was held and takes it as it is, until it was read once.
        IReadOnlySet<string> Believed(ISource source, Target target) => lifted[(source.Card.Id, target.About)].ToHashSet();

        DateOnly? LastRead(ISource source, Target target) => answered[(source.Card.Id, target.About)] is var days && days.Any() ? days.Max() : null;
    }

    private async Task<SourceRun> RunAsync(ISource source, Target target, DateOnly? lastRead, IReadOnlySet<string> believed, CancellationToken cancel)
    {
        var run = new SourceRun(source.Card.Id, target.About, clock.GetUtcNow(), 0, null);
        var today = DateOnly.FromDateTime(run.At.UtcDateTime);
        var unknown = new List<string>();
        for (var page = 0; ; page++)
        {
            if (page == MostPages)
            {
                // Said, so that the run does not count as one that has seen everything.
                run = run with { Problem = new Problem("SR-515", $"There is more after {MostPages} answers; the next run goes on from there.", $"{run.Source}/{run.About}") };
                break;
            }

            var cursor = new Cursor(store.PositionOf(run.Source, run.About) ?? "");
            Request? request;
            try
            {
                request = source.Ask(target, cursor, today);
            }
            catch (Exception error) when (error is not InputException and not OperationCanceledException)
            {
                // A position of another version, or a damaged one. From the beginning, since what is there already is kept once.
                run = run with { Problem = new Problem("SR-517", $"How far it was read cannot be told ({error.GetType().Name}); the next run begins anew.", $"{run.Source}/{run.About}") };
                await store.ForgetPositionAsync(run.Source, run.About, cancel);
                break;
            }

            if (request is null)
            {
                break;
            }

            var same = page == 0 && store.ValidatorsOf(run.Source, run.About) is { } known && known.Line == request.Line ? known.Validators : null;
            var answer = await internet.AskAsync(request, source.Card, same ?? Validators.None, cancel);
            if (answer is not Answer.Received received)
            {
                run = run with { Problem = (answer as Answer.Refused)?.Problem };
                break;
            }

            // Only an answer to the same question as before can call old things new.
            var (extract, kept, problem) = Read(source, target, received, cursor, same is null ? null : lastRead, believed);
            if (problem is not null)
            {
                run = run with { Problem = problem };
                await HoldAsync(run, today, cancel);
                break;
            }

            var added = await store.CommitAsync(ExchangeOf(source, target, received, kept, extract!.KeepsAnswer), request.Line, received.Validators, extract, subjectsOf, cancel);
            run = run with { Added = run.Added + added.All };
            unknown.AddRange(extract.Unknown);
            if (!extract.More)
            {
                break;
            }
        }

        if (run.Problem is null && unknown.Count > 0)
        {
            // Read all the same, and said.
            run = run with { Problem = new Problem(Remark, $"{unknown.Count} parts were not known or did not come, as {unknown[0]}.", $"{run.Source}/{run.About}") };
        }

        if (run.Problem is null or { Code: Remark })
        {
            foreach (var code in believed)
            {
                // What is wondered at next is a new matter.
                await store.SettleAsync(run.Source, run.About, code, cancel);
            }
        }

        await store.RecordAsync(run, cancel);
        return run;
    }

    private (Extract? Extract, byte[] Kept, Problem? Problem) Read(ISource source, Target target, Answer.Received received, Cursor cursor, DateOnly? lastRead, IReadOnlySet<string> believed)
    {
        if (source.WithoutPersons(received.Body) is not { } kept)
        {
            return (null, [], Unreadable("it cannot be told where persons stand in it"));
        }

        try
        {
            // What is read is what is kept: the evidence can be read again, and no person can get past.
            var extract = source.Read(target, received with { Body = kept }, cursor);
            var problem = extract.More && extract.Cursor == cursor ? Unreadable("it leads back to itself")
                : extract.Readings.Select(Plausible.Doubt).FirstOrDefault(doubt => doubt is not null) is { } doubt ? Unreadable($"it says what cannot be, {doubt}")
                : Unless(believed, SourceHealth.OfFormat(extract, target.About)) ?? Unless(believed, SourceHealth.OfAnswer(extract.Items, store.Known(extract.Items), lastRead, target.About));
            return (extract, kept, problem);
        }
        catch (Exception error) when (error is not InputException)
        {
            // Reading is pure: whatever it throws, the answer was unreadable.
            return (null, kept, Unreadable(error is JsonException or System.Xml.XmlException or FormatException ? error.Message : $"{error.GetType().Name}: {error.Message}"));
        }

        static Problem? Unless(IReadOnlySet<string> believed, Problem? problem) => problem is not null && believed.Contains(problem.Code) ? null : problem;

        Problem Unreadable(string why) => new("SR-510", $"The answer cannot be read: {why.ReplaceLineEndings(" ")}", $"{source.Card.Id}/{target.About}");
    }

    /// <summary>A source that is not to be believed is held until an operator looks.</summary>
    private async Task HoldAsync(SourceRun run, DateOnly today, CancellationToken cancel)
    {
        if (IsOfAnswer(run.Problem!))
        {
            await store.HoldAsync(new Hold(run.Source, run.About, Week.Of(today), null, run.Problem!), cancel);
        }
    }

    private static bool IsOfAnswer(Problem problem) => problem.Code is "SR-522" or "SR-523";

    /// <summary>What did not come over HTTP has an address of its own kind, so that an archive shows no exchange that never was.</summary>
    private static Exchange ExchangeOf(ISource source, Target target, Answer.Received received, byte[] kept, bool keepsBody) => new(
        source.Card.Id, target.About, received.Request is Request.Web ? received.Address : new Uri(received.Request.Line), (received.Request as Request.Web)?.Body, received.At, received.Status,
        received.Headers, BodyDigest.Of(kept), keepsBody ? kept : null, !kept.AsSpan().SequenceEqual(received.Body), Unchanged: false);
}
