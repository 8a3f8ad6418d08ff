using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Sektorradar.Cli;

/// <summary>Examples under the help of each command.</summary>
internal static class Examples
{
    private static readonly Dictionary<string, string[]> ByCommand = new()
    {
        ["sektorradar"] = ["sektorradar pulse", "sektorradar collect --contact https://radar.example.org/about", "sektorradar doctor"],
        ["pulse"] = ["sektorradar pulse", "sektorradar pulse --as-of 2026-08-08 --out editions", "sektorradar pulse --collect"],
        ["score"] = ["sektorradar score", "sektorradar score --label rising", "sektorradar score --as-of 2026-08-08 --json"],
        ["explain"] = ["sektorradar explain kubernetes", "sektorradar explain \"GitHub Copilot\" --language nb", "sektorradar explain velero --json"],
        ["collect"] = ["sektorradar collect --contact https://radar.example.org/about", "sektorradar collect --only feeds --only cncf", "sektorradar collect --copies ~/mirrors --only git"],
        ["evidence"] = ["sektorradar evidence verify", "sektorradar evidence export"],
        ["export"] = ["sektorradar evidence export", "sektorradar evidence export review/"],
        ["import"] = ["sektorradar evidence import review/"],
        ["verify"] = ["sektorradar evidence verify", "sektorradar evidence verify --folder sectors/norsk-offentlig-it/evidence", "sektorradar evidence verify --archive evidence.warc.gz"],
        ["sources"] = ["sektorradar sources", "sektorradar sources --json"],
        ["release"] = ["sektorradar sources release feeds", "sektorradar sources release feeds lamp-news"],
        ["gate"] = ["sektorradar gate out/norsk-offentlig-it/2026-08-24", "sektorradar gate out/norsk-offentlig-it/2026-08-24 --json"],
        ["links"] = ["sektorradar links --contact https://radar.example.org/about", "sektorradar links --from addresses.txt --contact https://radar.example.org/about --json"],
        ["mentions"] = ["sektorradar mentions", "sektorradar mentions --weeks 4 --json"],
        ["inbox"] = ["sektorradar inbox", "sektorradar inbox --most 100 --json"],
        ["backtest"] = ["sektorradar backtest", "sektorradar backtest --panel panel.json --ends ends.csv --seed 7", "sektorradar backtest --rings rings.csv --json"],
        ["doctor"] = ["sektorradar doctor", "sektorradar doctor --contact https://radar.example.org/about"],
        ["archive"] = ["sektorradar evidence archive evidence.warc.gz"],
        ["sector"] = ["sektorradar sector check"],
        ["check"] = ["sektorradar sector check", "sektorradar sector check norsk-offentlig-it --json"],
    };

    public static RootCommand WithExamples(this RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private sealed class HelpWithExamples(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var code = inner.Invoke(parseResult);
            var command = parseResult.CommandResult.Command;
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            foreach (var example in ByCommand[command is RootCommand ? "sektorradar" : command.Name])
            {
                output.WriteLine($"  {example}");
            }

            output.WriteLine();
            return code;
        }
    }
}
