namespace Sektorradar.Bench;

/// <summary>What a server does with a link, and what is then true of it.</summary>
/// <param name="Weight">How many of 10,000 links are of this kind.</param>
/// <param name="Verdict">What a check must say.</param>
/// <param name="IsThere">Whether a reader with a browser finds the page: what a tool that knows only "ok" and "broken" must say.</param>
internal sealed record Kind(string Name, int Weight, string Verdict, bool IsThere)
{
    public const string WithFragment = "fragment", WithLostFragment = "fragment-lost", Private = "robots", Certificate = "certificate", Refused = "refused";

    public static readonly IReadOnlyList<Kind> All =
    [
        new("page", 4130, "live", true), new("gzip", 400, "live", true), new("pieces", 150, "live", true), new("large", 100, "live", true), new("text", 100, "live", true), new("pdf", 100, "live", true),
        new("latin1", 100, "live", true), new(WithFragment, 200, "live", true), new(WithLostFragment, 100, "live", false),
        new("range-416", 100, "live", true), new("range-odd", 100, "live", true), new("range-500", 60, "live", true), new("head-405", 200, "live", true), new("head-404", 100, "live", true),
        new("slash", 100, "live", true), new("query", 50, "live", true),
        new("moved-301", 400, "moved", true), new("moved-302", 150, "moved", true), new("moved-308", 50, "moved", true), new("refresh", 60, "moved", true),
        new("404", 700, "gone", false), new("410", 100, "gone", false),
        new("404-once", 60, "live", true), new("503-once", 100, "live", true), new("429-once", 60, "live", true), new("reset-once", 40, "live", true),
        new("401", 80, "blocked", true), new("403", 250, "blocked", true), new("406", 30, "blocked", true), new("429", 40, "blocked", true), new("451", 20, "blocked", true), new("999", 60, "blocked", true),
        new("wall-403", 100, "blocked", true), new("wall-503", 60, "blocked", true), new("wall-200", 40, "blocked", true), new(Private, 150, "blocked", true), new("members", 80, "blocked", true),
        new("front", 120, "soft-404", false), new("error", 60, "soft-404", false), new("words-nb", 100, "soft-404", false), new("words-nn", 60, "soft-404", false), new("words-en", 140, "soft-404", false),
        new("empty", 60, "soft-404", false), new("any", 100, "soft-404", false),
        new("500", 100, "unknown", false), new("503", 60, "unknown", false), new("short", 60, "unknown", false), new("torn", 40, "unknown", false), new("loop", 40, "unknown", false), new("cookie", 40, "unknown", true),
        new("inside", 30, "unknown", false), new(Certificate, 60, "unknown", false), new(Refused, 60, "unknown", false), new("script", 50, "unknown", true),
        new("hang", 60, "timed-out", false), new("drip", 40, "timed-out", false),
    ];
}
