using System.CommandLine;
using Sektorradar.Evidence;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>Options that several commands share.</summary>
internal static class Options
{
    public static Option<string> Sector() => new("--sector")
    {
        Description = "The sector: the name of a folder under sectors/.", DefaultValueFactory = _ => "norsk-offentlig-it", HelpName = "name",
    };

    public static Option<string?> Sectors() => new("--sectors") { Description = "The folder that holds the sectors; found upwards from here when not given.", HelpName = "folder" };

    public static Option<string> Store() => new Option<string>("--store")
    {
        Description = "The evidence store, one SQLite file; made when it is not there.", DefaultValueFactory = _ => Path.Combine(".sektorradar", "evidence.db"), HelpName = "file",
    }.NotEmpty();

    /// <summary>A number outside its range is a mistake, not a number to be bent.</summary>
    public static Option<int> Between(this Option<int> option, int least, int most)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && (number < least || number > most))
            {
                result.AddError($"{option.Name} is {number}; it is between {least} and {most}.");
            }
        });
        return option;
    }

    /// <summary>The store for a command that reads: a name that was given and leads nowhere is a mistake, and must not become an empty store in which all is well.</summary>
    public static EvidenceStore OpenForReading(ParseResult parsed, Option<string> store)
    {
        var path = parsed.GetValue(store)!;
        return parsed.GetResult(store) is { Implicit: false } && !File.Exists(path)
            ? throw new InputException(new Problem("SR-403", "There is no such evidence store.", path))
            : EvidenceStore.Open(path);
    }

    /// <summary>An empty value comes from a shell variable that was not set, and would mean the folder one stands in.</summary>
    public static Option<string> NotEmpty(this Option<string> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value.Length: 0 }])
            {
                result.AddError($"{option.Name} is empty.");
            }
        });
        return option;
    }
}
