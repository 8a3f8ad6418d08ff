using System.CommandLine;

namespace Sektorradar.Cli;

/// <summary>The options that say which links are asked, for each command that checks them.</summary>
internal sealed class LinkChoices
{
    private readonly Option<int> _maxAge = new Option<int>("--max-age")
    {
        Description = "How many days a check of a link is good; a younger one is not made again.", DefaultValueFactory = _ => 7, HelpName = "days",
    }.Between(0, 3650);

    private readonly Option<int> _timeLimit = new Option<int>("--time-limit")
    {
        Description = "How many seconds a server has for one answer to the check of a link.", DefaultValueFactory = _ => 20, HelpName = "seconds",
    }.Between(1, 300);

    public void AddTo(Command command)
    {
        command.Add(_maxAge);
        command.Add(_timeLimit);
    }

    public TimeSpan MaxAgeOf(ParseResult parsed) => TimeSpan.FromDays(parsed.GetValue(_maxAge));

    public TimeSpan TimeLimitOf(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetValue(_timeLimit));
}
