namespace Sektorradar.Collecting.Web;

/// <summary>
/// One host's queue: one exchange at a time, never sooner than its interval after the last, later while it fails, and not at all once it has
/// failed too often or has asked for more time than a run has.
/// </summary>
internal sealed class Host(InternetOptions options, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    // Counted from here on and not read from the clock on the wall: that one is set now and then, back too.
    private readonly long _start = clock.GetTimestamp();
    private TimeSpan? _ended;
    private TimeSpan _interval, _notBefore, _closedUntil;
    private string _reason = "";
    private int _failures;

    private TimeSpan Now => clock.GetElapsedTime(_start);

    private bool IsClosed => Now < _closedUntil;

    /// <summary>Waits for the host's turn and its time; a host that is closed keeps nobody waiting.</summary>
    /// <param name="interval">Least time between this exchange and its neighbours.</param>
    public async Task<Turn> TakeTurnAsync(TimeSpan interval, CancellationToken cancel)
    {
        var paced = interval * options.Pace;
        await _turn.WaitAsync(cancel);
        try
        {
            // Anew after each wait: a timer may fire a little early.
            while (!IsClosed && TimeFor(paced) - Now is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), clock, cancel);
            }

            return new Turn(this, paced, IsClosed ? (_reason, _closedUntil - Now) : null);
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    public void Dispose() => _turn.Dispose();

    private TimeSpan TimeFor(TimeSpan interval) => _ended is { } ended && ended + Longer(interval, _interval) is var time ? Longer(time, _notBefore) : _notBefore;

    private void Failed()
    {
        _failures++;
        var backoff = options.FirstBackoff * Math.Pow(2, Math.Min(_failures - 1, 30));
        // Full jitter, so that hosts that failed together do not come back together.
        NotBefore(Now + ((backoff < options.LongestBackoff ? backoff : options.LongestBackoff) * Random.Shared.NextDouble()));
        if (_failures >= options.FailuresToClose)
        {
            // The count stands: once the time is over, one more failure closes it again.
            Close(Now + options.ClosedFor, "The host failed too often and is left alone for a while.");
        }
    }

    private void WaitFor(TimeSpan wait)
    {
        if (wait > options.LongestWait)
        {
            Close(Now + wait, "The host asked for a longer pause than a run has.");
        }
        else
        {
            NotBefore(Now + wait);
        }
    }

    private void Close(TimeSpan until, string reason) => (_closedUntil, _reason) = until > _closedUntil ? (until, reason) : (_closedUntil, _reason);

    private void NotBefore(TimeSpan time) => _notBefore = Longer(time, _notBefore);

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The right to one exchange. Only its owner changes what is known of the host.</summary>
    /// <param name="closed">Why and for how long nothing may be asked, or null.</param>
    internal sealed class Turn(Host host, TimeSpan interval, (string Reason, TimeSpan Left)? closed) : IDisposable
    {
        private bool _used;

        public (string Reason, TimeSpan Left)? Closed => closed;

        /// <summary>An exchange begins, so that the next has to wait for its time.</summary>
        public void Use() => _used = true;

        public void Succeeded() => host._failures = 0;

        /// <summary>The exchange failed in a way that is the host's.</summary>
        public void Failed() => host.Failed();

        /// <summary>The server asked for time: nobody asks it before that. A wait longer than a run has closes it instead.</summary>
        public void WaitFor(TimeSpan wait) => host.WaitFor(wait);

        public void Dispose()
        {
            if (_used)
            {
                (host._ended, host._interval) = (host.Now, interval);
            }

            host._turn.Release();
        }
    }
}
