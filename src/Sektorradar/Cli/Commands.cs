using System.CommandLine;
using System.CommandLine.Invocation;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>The commands, as a table of contents.</summary>
public static class Commands
{
    public static RootCommand Root() => new RootCommand("Turns recorded evidence into a sector's pulse report: what is hot, rising, stable and declining, and why.")
    {
        PulseCommand.Create(),
        ScoreCommand.Create(),
        ExplainCommand.Create(),
        CollectCommand.Create(),
        LinksCommand.Create(),
        GateCommand.Create(),
        SourcesCommand.Create(),
        MentionsCommand.Create(),
        InboxCommand.Create(),
        BacktestCommand.Create(),
        DoctorCommand.Create(),
        EvidenceCommand.Create(),
        SectorCommand.Create(),
    }.WithExamples();

    public static async Task<int> RunAsync(string[] arguments)
    {
        try
        {
            var parsed = Root().Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (parsed.Action is ParseErrorAction mistake)
            {
                mistake.ShowHelp = false;
            }

            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(20) });
            if (parsed.Action is not ParseErrorAction)
            {
                return code;
            }

            Terminal.Say("--help shows the commands and their options.");
            return ExitCodes.BadInput;
        }
        catch (InputException input)
        {
            Terminal.Problems(input.Problems);
            return ExitCodes.BadInput;
        }
        catch (OperationCanceledException)
        {
            Terminal.Error("Stopped. What had been kept stays; the same command goes on from there.");
            return ExitCodes.Cancelled;
        }
        catch (Exception error) when (Environment.GetEnvironmentVariable("SEKTORRADAR_TRACE") is null)
        {
            Terminal.Error($"SR-001: an error in the program itself: {error.GetType().Name}: {error.Message}");
            Terminal.Error("Nothing that was kept is lost. Run the command again with SEKTORRADAR_TRACE=1 and report what it prints.");
            return ExitCodes.Bug;
        }
    }
}
