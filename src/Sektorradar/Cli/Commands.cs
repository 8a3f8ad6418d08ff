namespace Sektorradar.Cli;

internal static class Commands
{
    public static int Run(string[] args) => args.Length;
}
