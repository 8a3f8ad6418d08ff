namespace Sektorradar.Scoring;

/// <summary>
/// The label that a reader sees: it has a memory. A run must want another label twice in a row before it changes, and a label is kept longer than it
/// would be given. <c>docs/scoring.md</c>, step 12.
/// </summary>
/// <param name="Wanted">What the last runs wanted instead, or null.</param>
/// <param name="Times">How often in a row.</param>
public readonly record struct LabelState(MomentumLabel Label, MomentumLabel? Wanted = null, int Times = 0)
{
    private const double Enter = 0.7, Leave = 0.5, Guard = 0.4, Capped = 0.45;
    private const int Confirmations = 2;

    public static LabelState Start { get; } = new(MomentumLabel.Stable);

    /// <summary>The label that is printed of the newest run: what woke is not asleep, and what has faded declines whatever the year says. Step 15.</summary>
    public MomentumLabel Printed(Momentum run, Horizon? horizon) => !run.IsRated ? run.Label
        : Label == MomentumLabel.Dormant && run.Label == MomentumLabel.Dormant ? MomentumLabel.Dormant
        : horizon is { HasFaded: true } ? MomentumLabel.Declining
        : Label == MomentumLabel.Dormant ? run.Label
        : Label;

    /// <param name="run">Null where there is no score: label and count are kept.</param>
    public LabelState After(Odds? run)
    {
        if (run is not { } odds)
        {
            return this;
        }

        var (rise, hot) = odds.UpGuarded > Guard ? (odds.Up, odds.Much) : (Math.Min(odds.Up, Capped), Math.Min(odds.Much, Capped));
        var wanted = odds.Dormant ? MomentumLabel.Dormant : Want(rise, hot, odds.Down);
        var times = wanted == Wanted ? Times + 1 : 1;
        return wanted == Label ? new(Label) : times >= Confirmations ? new(wanted) : new(Label, wanted, times);
    }

    private MomentumLabel Want(double rise, double hot, double fall) => Label switch
    {
        MomentumLabel.Hot => hot >= Leave ? MomentumLabel.Hot : rise > Leave ? MomentumLabel.Rising : Fallen(fall),
        MomentumLabel.Rising => hot > Enter ? MomentumLabel.Hot : rise >= Leave ? MomentumLabel.Rising : Fallen(fall),
        MomentumLabel.Declining => fall >= Leave ? MomentumLabel.Declining : rise > Enter ? MomentumLabel.Rising : MomentumLabel.Stable,
        _ => hot > Enter ? MomentumLabel.Hot : rise > Enter ? MomentumLabel.Rising : Fallen(fall),
    };

    private static MomentumLabel Fallen(double fall) => fall > Enter ? MomentumLabel.Declining : MomentumLabel.Stable;
}
