using System.CommandLine;

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
