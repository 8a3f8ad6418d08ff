namespace Sektorradar.Cli;

/// <summary>How the program ends; <c>docs/cli.md</c> tells users.</summary>
internal static class ExitCodes
{
    public const int Done = 0, Bug = 1, BadInput = 2, Cancelled = 130;

    /// <summary>Done, but something could not be read.</summary>
    public const int Partial = 3;
}
