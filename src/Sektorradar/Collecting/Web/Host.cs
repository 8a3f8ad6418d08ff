using Sektorradar.Sources.Robots;

namespace Sektorradar.Collecting.Web;

/// <summary>
/// One host's queue: one exchange at a time, never sooner than its interval after the last, later while it fails, and not at all once it has
/// failed too often.
/// </summary>
internal sealed class Host(InternetOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _closedUntil = DateTimeOffset.MinValue;
    private int _failures;

    /// <summary>The host's own wish, from its robots.txt.</summary>
    public TimeSpan CrawlDelay { get; set; }

    /// <summary>Held by whoever asks for robots.txt, so that it is asked for once.</summary>
    public SemaphoreSlim RobotsTurn { get; } = new(1);

    public (RobotsTxt? Rules, DateTimeOffset Until) Robots { get; set; } = (null, DateTimeOffset.MinValue);

    public bool IsClosed => Now < _closedUntil;

    /// <summary>Waits for the host's turn and its time.</summary>
    /// <param name="interval">Least time after the exchange before.</param>
    public async Task<Turn> TakeTurnAsync(TimeSpan interval, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var wait = _notBefore - Now;
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancel);
            }

            return new Turn(this, (interval > CrawlDelay ? interval : CrawlDelay) * options.Pace);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Succeeded() => _failures = 0;

    /// <summary>The exchange failed in a way that is the host's: after a number of those in a row it is closed.</summary>
    public void Failed()
    {
        _failures++;
        if (_failures >= options.FailuresToClose)
        {
            _failures = 0;
            _closedUntil = Now + options.ClosedFor;
        }
    }

    /// <summary>The server asked for time: nobody asks it before that. A wait longer than a run has closes it instead.</summary>
    public void WaitUntil(DateTimeOffset time, TimeSpan longest)
    {
        if (time - Now > longest)
        {
            _closedUntil = time > _closedUntil ? time : _closedUntil;
        }
        else
        {
            NotBefore(time);
        }
    }

    public void Dispose()
    {
        _turn.Dispose();
        RobotsTurn.Dispose();
    }

    internal sealed class Turn(Host host, TimeSpan interval) : IDisposable
    {
        public void Dispose()
        {
            host.NotBefore(host.Now + interval);
            host._turn.Release();
        }
    }

    private DateTimeOffset Now => clock.GetUtcNow();

    private void NotBefore(DateTimeOffset time) => _notBefore = time > _notBefore ? time : _notBefore;
}
