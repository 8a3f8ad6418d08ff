namespace Sektorradar.Model;

/// <summary>One attempt at one thing by one source, kept so that an operator can see when it was last tried and why it failed.</summary>
/// <param name="Added">Signals that were new or that said something else than before; 0 when nothing had changed.</param>
public sealed record SourceRun(string Source, string About, DateTimeOffset At, int Added, Problem? Problem);

/// <summary>The runs of one source on one day.</summary>
/// <param name="Answered">Those that read their thing.</param>
public sealed record RunDay(string Source, DateOnly Day, int Runs, int Answered);
