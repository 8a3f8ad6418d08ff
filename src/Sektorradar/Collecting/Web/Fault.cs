namespace Sektorradar.Collecting.Web;

/// <summary>What stood between a question and its answer, finer than the codes of problems: a closed set.</summary>
public enum Fault
{
    /// <summary>Nothing but what the problem's code says.</summary>
    None,

    /// <summary>The name system says that there is no such name.</summary>
    NoSuchName,

    /// <summary>The name system says nothing, or there is no way to any network: more likely our trouble than theirs.</summary>
    NoNetwork,

    Refused,
    Certificate,
    Slow,
    Private,
    OffTheWeb,

    /// <summary>From a protected connection to an open one.</summary>
    Unprotected,

    /// <summary>Redirects in a circle, or too many.</summary>
    Loop,

    /// <summary>The site's robots.txt says no.</summary>
    Robots,

    /// <summary>The site's robots.txt could not be had, so that nothing is asked for.</summary>
    NoRobots,

    /// <summary>The host is left alone for a while.</summary>
    Closed,

    /// <summary>A program is asked for proof that it is a person.</summary>
    BotWall,
}
