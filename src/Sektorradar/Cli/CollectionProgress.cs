using Sektorradar.Model;
using Sektorradar.Sources.Git;

namespace Sektorradar.Cli;

/// <summary>A line for each repository, and one for each other source when the last of its things has ended.</summary>
/// <param name="things">How many things each source is asked for; some may not be due.</param>
internal sealed class CollectionProgress(int repositories, IReadOnlyDictionary<string, int> things)
{
    private const int EveryThings = 50;
    private readonly Dictionary<string, (int Ended, int Failed, int Added)> _counts = [];

    public void Say(SourceRun run)
    {
        var before = _counts.GetValueOrDefault(run.Source);
        var now = (Ended: before.Ended + 1, Failed: before.Failed + (run.Problem is null ? 0 : 1), Added: before.Added + run.Added);
        _counts[run.Source] = now;
        if (run.Source == GitReader.Source)
        {
            Terminal.Say($"[{now.Ended}/{repositories}] {run.About}: {OutcomeOf(run)}");
            return;
        }

        var all = things.GetValueOrDefault(run.Source);
        if (now.Ended == all || now.Ended % EveryThings == 0)
        {
            Terminal.Say(all == 1 ? $"{run.Source}: {OutcomeOf(run)}" : $"{run.Source}: {now.Ended} of {all} asked, {now.Added} new{(now.Failed == 0 ? "" : $", {now.Failed} failed")}");
        }
    }

    private static string OutcomeOf(SourceRun run) => run.Problem is { } problem ? $"{problem.Code} {problem.Detail}" : run.Added == 0 ? "nothing new" : Counted.Of(run.Added, "new signal");
}
