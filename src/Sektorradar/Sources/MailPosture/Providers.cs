namespace Sektorradar.Sources.MailPosture;

/// <summary>How a provider shows itself in the records of a domain. Names are ends of host names, whole labels.</summary>
/// <param name="Verifications">Beginnings of TXT records by which a domain was shown to be one's own; they only confirm.</param>
internal sealed record Provider(string Name, string[] Mx, string[] Spf, string[] Dkim, string[] Autodiscover, string[] Verifications)
{
    /// <summary>The selector whose key, kept at the domain itself, is this provider's by its name.</summary>
    public string? Selector { get; init; }

    /// <summary>Whether leave to send is a sign of mailboxes too. Bulk mail is sent by other rules.</summary>
    public bool SpfElects { get; init; } = true;
}

/// <summary>The rules, as data. What they rest on is in <c>docs/sources/dns.md</c>.</summary>
internal static class Providers
{
    public static IReadOnlyList<Provider> All { get; } =
    [
        new("microsoft", ["mail.protection.outlook.com", "mx.microsoft"], ["spf.protection.outlook.com"], ["onmicrosoft.com", "dkim.mail.microsoft"], ["autodiscover.outlook.com"], ["MS=ms"]),
        new("google", ["google.com", "googlemail.com"], ["_spf.google.com"], [], [], ["google-site-verification="]) { Selector = "google" },
        new("aws", ["amazonaws.com"], ["amazonses.com"], ["dkim.amazonses.com"], ["awsapps.com"], ["amazonses:"]) { SpfElects = false },
    ];

    /// <summary>Hosts that look through mail and pass it on: what lies behind them must be told by other records.</summary>
    public static IReadOnlyList<string> Gateways { get; } =
    [
        "pphosted.com", "ppe-hosted.com", "mimecast.com", "iphmx.com", "barracudanetworks.com", "hornetsecurity.com", "antispameurope.com", "trendmicro.com", "trendmicro.eu",
        "messagelabs.com", "mailcontrol.com", "sophos.com", "fortimailcloud.com", "seppmail.cloud", "antispamcloud.com", "staysecuregroup.com", "comendosystems.com",
    ];

    /// <summary>Endings under which the name belongs to whoever took it, besides every ending of one label. Enough for hosts of mail, no list of all.</summary>
    public static IReadOnlyList<string> PublicEndings { get; } =
    [
        "kommune.no", "herad.no", "stat.no", "dep.no", "mil.no", "fhs.no", "vgs.no", "fylkesbibl.no", "folkebibl.no", "museum.no", "priv.no", "co.uk", "gov.uk", "ac.uk", "org.uk", "com.au", "co.nz",
    ];

    // Confidence by what agrees. The first four are published figures; the others are ours, set between them.
    public const decimal MxSpfAutodiscover = 0.95m, MxSpf = 0.90m, Mx = 0.80m, SpfAlone = 0.50m;
    public const decimal TwoBehindAnotherMx = 0.85m, OneBehindAnotherMx = 0.70m, Other = 0.80m, OtherWithSpf = 0.90m, Own = 0.60m;
    public const decimal Further = 0.02m, Most = 0.99m;
}
