namespace Sektorradar.Tests.Collecting.Web;

/// <summary>Time that passes when a test says so. A test waits until somebody waits for a time, and then lets it pass.</summary>
internal sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<Waiting> _waiting = [];
    private readonly List<(Func<TimeSpan, bool> Due, TaskCompletionSource<TimeSpan> Found)> _looking = [];
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Start + Passed;

    public override long GetTimestamp() => Passed.Ticks;

    private TimeSpan Passed
    {
        get
        {
            lock (_lock)
            {
                return _passed;
            }
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var waiting = new Waiting(this, () => callback(state));
        waiting.Change(dueTime, period);
        return waiting;
    }

    /// <summary>Ends when somebody waits for a time like this, at once if somebody does; the time itself is the result.</summary>
    public async Task<TimeSpan> WaitedForAsync(Func<TimeSpan, bool> due, CancellationToken cancel)
    {
        TaskCompletionSource<TimeSpan> found = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            if (_waiting.Find(timer => due(timer.Due - _passed)) is { } timer)
            {
                return timer.Due - _passed;
            }

            _looking.Add((due, found));
        }

        return await found.Task.WaitAsync(cancel);
    }

    /// <summary>Waits until somebody waits for exactly this time, and lets it pass.</summary>
    public async Task PassAsync(TimeSpan time, CancellationToken cancel)
    {
        await WaitedForAsync(due => due == time, cancel);
        Advance(time);
    }

    public void Advance(TimeSpan time)
    {
        List<Waiting> due;
        lock (_lock)
        {
            _passed += time;
            due = [.. _waiting.Where(timer => timer.Due <= _passed)];
            due.ForEach(timer => _waiting.Remove(timer));
        }

        due.ForEach(timer => timer.Ring());
    }

    private sealed class Waiting(TestClock clock, Action ring) : ITimer
    {
        public TimeSpan Due { get; private set; }

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._waiting.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._passed + dueTime;
                    clock._waiting.Add(this);
                    foreach (var (due, found) in clock._looking.Where(look => look.Due(dueTime)).ToList())
                    {
                        found.TrySetResult(dueTime);
                        clock._looking.Remove((due, found));
                    }
                }
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._lock)
            {
                clock._waiting.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
