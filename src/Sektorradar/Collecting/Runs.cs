using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>Work that goes on at the same time, and what comes of it one by one as it ends.</summary>
public static class Runs
{
    /// <summary>Starts the work when somebody reads. Its failure reaches the reader after the runs before it; a reader who leaves stops the work and waits for its end.</summary>
    /// <param name="work">Gives each run to the first argument.</param>
    public static async IAsyncEnumerable<T> AsTheyEndAsync<T>(Func<Action<T>, CancellationToken, Task> work, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var ended = Channel.CreateUnbounded<T>();
        using var abandoned = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var going = Task.Run(
            async () =>
            {
                try
                {
                    // The channel has no bound, so a run always finds a place.
                    await work(run => ended.Writer.TryWrite(run), abandoned.Token);
                    ended.Writer.Complete();
                }
                catch (Exception error)
                {
                    ended.Writer.Complete(error);
                }
            },
            CancellationToken.None);
        try
        {
            await foreach (var run in ended.Reader.ReadAllAsync(CancellationToken.None))
            {
                yield return run;
            }
        }
        finally
        {
            await abandoned.CancelAsync();
            await going;
        }
    }

    /// <summary>The runs of both, as they end.</summary>
    public static IAsyncEnumerable<SourceRun> Together(IAsyncEnumerable<SourceRun> one, IAsyncEnumerable<SourceRun> other, CancellationToken cancel) => AsTheyEndAsync<SourceRun>(
        (end, token) =>
        {
            return Task.WhenAll(PassOnAsync(one), PassOnAsync(other));

            async Task PassOnAsync(IAsyncEnumerable<SourceRun> runs)
            {
                await foreach (var run in runs.WithCancellation(token))
                {
                    end(run);
                }
            }
        },
        cancel);
}
