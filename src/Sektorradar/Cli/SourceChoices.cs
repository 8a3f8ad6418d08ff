using System.CommandLine;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Cli;

/// <summary>The options that say which sources are asked, and how, for each command that asks them.</summary>
internal sealed class SourceChoices
{
    public const string Git = "git";

    private readonly Option<string[]> _only = new("--only")
    {
        Description = "Ask these sources alone: git, or a name that 'sektorradar sources' lists. Can be given several times.", HelpName = "source", DefaultValueFactory = _ => [],
    };

    private readonly NetworkChoices _network = new("Without it only git and the name system are asked.");

    private readonly Option<string> _credentials = new Option<string>("--credentials")
    {
        Description = "A folder with a file for each key, named as 'sektorradar sources' says. A variable of the environment wins over a file.",
        DefaultValueFactory = _ => Path.Combine(".sektorradar", "credentials"), HelpName = "folder",
    }.NotEmpty();

    private readonly Option<bool> _again = new("--again") { Description = "Ask also what was answered a short while ago." };

    private readonly Option<int> _keepAnswers = new Option<int>("--keep-answers")
    {
        Description = "How many days the bytes of answers are kept; what was read from them stays, and so do their digests.", DefaultValueFactory = _ => 730, HelpName = "days",
    }.Between(1, 36500);

    public void AddTo(Command command)
    {
        command.Add(_keepAnswers);
        command.Add(_only);
        _network.AddTo(command);
        command.Add(_credentials);
        command.Add(_again);
    }

    public int KeepAnswersOf(ParseResult parsed) => parsed.GetValue(_keepAnswers);

    public void AddCredentialsTo(Command command) => command.Add(_credentials);

    public bool IsImpatient(ParseResult parsed) => parsed.GetValue(_again);

    /// <summary>Whether somebody named this source, and not just all.</summary>
    public bool Names(ParseResult parsed, string source) => parsed.GetValue(_only)!.Contains(source);

    public bool ReadsGit(ParseResult parsed) => parsed.GetValue(_only) is not { Length: > 0 } only || only.Contains(Git);

    public Credentials CredentialsOf(ParseResult parsed) => new(parsed.GetValue(_credentials));

    /// <exception cref="InputException">SR-407: there is no such source.</exception>
    public IReadOnlyList<ISource> Of(ParseResult parsed)
    {
        var all = AllSources.Of(ClientConfiguration.Read());
        var only = parsed.GetValue(_only)!;
        var unknown = only.FirstOrDefault(name => name != Git && all.All(source => source.Card.Id != name));
        return unknown is not null
            ? throw new InputException(new Problem("SR-407", $"There is no source \"{unknown}\". Known: {Git}, {string.Join(", ", all.Select(source => source.Card.Id))}."))
            : [.. all.Where(source => only.Length == 0 || only.Contains(source.Card.Id))];
    }

    /// <exception cref="InputException">SR-408: a range has the wrong form.</exception>
    public InternetOptions InternetOf(ParseResult parsed) => _network.Of(parsed);
}
