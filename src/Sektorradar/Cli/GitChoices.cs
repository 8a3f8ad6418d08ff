using System.CommandLine;
using Sektorradar.Collecting;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>The options that say how repositories are brought, for each command that brings them.</summary>
internal sealed class GitChoices
{
    private static readonly string[] Known = ["https", "http", "ssh", "git"];

    private readonly Option<string?> _copies = new("--copies")
    {
        Description = "Read repositories from a folder of local copies (owner+name or owner/name.git) instead of the network. They are never written.", HelpName = "folder",
    };

    private readonly Option<string> _mirrors = new Option<string>("--mirrors")
    {
        Description = "Where mirrors of repositories are kept between runs.", DefaultValueFactory = _ => Path.Combine(".sektorradar", "mirrors"), HelpName = "folder",
    }.NotEmpty();

    private readonly Option<string> _protocols = new("--protocols")
    {
        Description = "Protocols that may be used over the network, separated by commas: https, http, ssh, git. Addresses that begin with file:// are read where they lie.",
        DefaultValueFactory = _ => "https", HelpName = "list",
    };

    public void AddTo(Command command)
    {
        command.Add(_copies);
        command.Add(_mirrors);
        command.Add(_protocols);
    }

    /// <exception cref="InputException">SR-403: there is no such folder. SR-209: a protocol is unknown.</exception>
    public GitOptions Of(ParseResult parsed)
    {
        var copies = parsed.GetValue(_copies);
        if (copies is not null && !Directory.Exists(copies))
        {
            throw new InputException(new Problem("SR-403", "There is no such folder.", copies));
        }

        var protocols = parsed.GetValue(_protocols)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return protocols.FirstOrDefault(protocol => !Known.Contains(protocol)) is { } unknown
            ? throw new InputException(new Problem("SR-209", $"\"{unknown}\" is none of the protocols {string.Join(", ", Known)}."))
            : new GitOptions { Mirrors = parsed.GetValue(_mirrors)!, Copies = copies, Protocols = protocols };
    }
}
