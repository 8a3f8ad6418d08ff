using System.CommandLine;
using System.Net;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>The options that say who asks and what may be reached, for each command that uses the network.</summary>
/// <param name="without">What happens without a contact.</param>
internal sealed class NetworkChoices(string without)
{
    private const string ContactVariable = "SEKTORRADAR_CONTACT";

    private readonly Option<string?> _contact = new("--contact")
    {
        Description = $"Where the owner of a server can reach you: a web page or a mail address; sent with every request. Also from {ContactVariable}. {without}", HelpName = "address",
    };

    private readonly Option<string[]> _allow = new("--allow")
    {
        Description = "A private range that may be asked all the same, as 10.20.0.0/16, for sources inside your own network. Can be given several times.", HelpName = "range", DefaultValueFactory = _ => [],
    };

    public void AddTo(Command command)
    {
        command.Add(_contact);
        command.Add(_allow);
    }

    /// <exception cref="InputException">SR-408: a range has the wrong form.</exception>
    public InternetOptions Of(ParseResult parsed) => new()
    {
        Contact = ContactOf(parsed),
        AllowedRanges = [.. parsed.GetValue(_allow)!.Select(text => IPNetwork.TryParse(text, out var range) ? range : throw new InputException(new Problem("SR-408", $"\"{text}\" is no range of addresses.")))],
    };

    private string? ContactOf(ParseResult parsed) =>
        (parsed.GetValue(_contact) ?? Environment.GetEnvironmentVariable(ContactVariable)) is { } contact && contact.Trim() is { Length: > 0 } text && !text.Any(char.IsControl) ? text : null;
}
