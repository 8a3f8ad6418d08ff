using System.CommandLine;

namespace Sektorradar.Cli;

internal static class PulseCommand
{
    public static Command Create() => new("pulse", "Writes the newest edition.");
}
