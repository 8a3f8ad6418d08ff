using System.Globalization;

namespace Sektorradar.Collecting.Links;

/// <summary>The short codes of what a verdict rests on. A test compares them with <c>docs/links.md</c>.</summary>
internal static class Reasons
{
    public const string Ok = "ok";
    public const string Redirect = "redirect";
    public const string Refresh = "refresh";
    public const string FrontPage = "front-page";
    public const string ErrorPage = "error-page";
    public const string Words = "words";
    public const string Empty = "empty";
    public const string SameAsAny = "same-as-any";
    public const string NeedsScript = "needs-script";
    public const string Robots = "robots";
    public const string BotWall = "bot-wall";
    public const string Login = "login";
    public const string Consent = "consent";
    public const string Slow = "slow";
    public const string NoSuchName = "no-such-name";
    public const string NoNetwork = "no-network";
    public const string Refused = "refused";
    public const string Certificate = "certificate";
    public const string Broken = "broken";
    public const string Loop = "loop";
    public const string Private = "private";
    public const string OffTheWeb = "off-the-web";
    public const string Unprotected = "unprotected";
    public const string NoRobots = "no-robots";
    public const string LeftAlone = "left-alone";
    public const string Once = "once";
    public const string NoFrontPage = "no-front-page";
    public const string Scheme = "scheme";
    public const string NoContact = "no-contact";

    /// <summary>The server's own word.</summary>
    public static string Of(int status) => "status-" + status.ToString(CultureInfo.InvariantCulture);
}
