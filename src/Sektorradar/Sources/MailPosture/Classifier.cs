namespace Sektorradar.Sources.MailPosture;

/// <summary>Who keeps a domain's mailboxes, as far as its public records tell.</summary>
/// <param name="Provider"><c>microsoft</c>, <c>google</c>, <c>aws</c>, <c>own</c>, <c>other:</c> and the host's domain, or <c>unknown</c>.</param>
/// <param name="Records">The records that led to it, as "MX mail.example.org".</param>
internal sealed record MailProvider(string Provider, decimal Confidence, IReadOnlyList<string> Records)
{
    public static readonly MailProvider Unknown = new("unknown", 0, []);
}

/// <summary>Applies the rules of <see cref="Providers"/>.</summary>
internal static class Classifier
{
    public const string Autodiscover = "autodiscover.";

    public static IReadOnlyList<string> Selectors { get; } = ["selector1", "selector2", "google"];

    public static string KeyOf(string selector, string domain) => $"{selector}._domainkey.{domain}";

    public static MailProvider Classify(MailRecords records) =>
        // Of two with equal confidence the first in the table is taken.
        Providers.All.Select(provider => Judge(provider, records)).OfType<MailProvider>().OrderByDescending(verdict => verdict.Confidence).FirstOrDefault() ?? ByHost(records);

    private static MailProvider? Judge(Provider provider, MailRecords records)
    {
        var domain = records.Domain;
        var mx = records.Hosts.Where(host => Ends(host, provider.Mx)).Select(host => $"MX {host}").ToList();
        var spf = records.Senders.Where(host => Ends(host, provider.Spf)).Select(host => $"SPF {host}").ToList();
        var dkim = Selectors.SelectMany(selector => records.Of(KeyOf(selector, domain), "CNAME").Where(host => Ends(host, provider.Dkim)).Select(host => $"DKIM {host}")
            .Concat(selector == provider.Selector ? records.Of(KeyOf(selector, domain), "TXT").Select(_ => $"DKIM {KeyOf(selector, domain)}") : [])).ToList();
        var autodiscover = records.Of(Autodiscover + domain, "CNAME").Where(host => Ends(host, provider.Autodiscover)).Select(host => $"autodiscover {host}").ToList();
        var verified = records.Texts.Where(text => provider.Verifications.Any(start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase))).Select(text => $"TXT {text}").ToList();

        var (hasSpf, hasDkim, hasAutodiscover, isVerified) = (spf.Count > 0, dkim.Count > 0, autodiscover.Count > 0, verified.Count > 0);
        var behind = Count(hasSpf, hasDkim, hasAutodiscover);
        var (confidence, counted) = mx.Count > 0
            ? hasSpf && hasAutodiscover ? (Providers.MxSpfAutodiscover, 2) : hasSpf ? (Providers.MxSpf, 1) : (Providers.Mx, 0)
            : behind >= 2 ? (Providers.TwoBehindAnotherMx, 2)
            : hasDkim || hasAutodiscover ? (Providers.OneBehindAnotherMx, 1)
            : hasSpf && provider.SpfElects ? (Providers.SpfAlone, 1)
            : (0, 0);
        return confidence == 0 ? null
            : new MailProvider(provider.Name, Math.Min(Providers.Most, confidence + (Providers.Further * (behind - counted + Count(isVerified)))), [.. mx, .. spf, .. dkim, .. autodiscover, .. verified]);
    }

    private static MailProvider ByHost(MailRecords records)
    {
        if (records.Hosts is not [var preferred, ..] || Ends(preferred, Providers.Gateways))
        {
            return MailProvider.Unknown;
        }

        var host = Registrable(preferred);
        if (host == Registrable(records.Domain))
        {
            return new MailProvider("own", Providers.Own, [$"MX {preferred}"]);
        }

        var senders = records.Senders.Where(sender => Registrable(sender) == host).Select(sender => $"SPF {sender}").ToList();
        return new MailProvider($"other:{host}", senders.Count > 0 ? Providers.OtherWithSpf : Providers.Other, [$"MX {preferred}", .. senders]);
    }

    /// <summary>The part of a host name that somebody registered.</summary>
    internal static string Registrable(string host)
    {
        var labels = host.Split('.');
        var ending = labels.Length > 1 && Providers.PublicEndings.Contains(string.Join('.', labels[^2..])) ? 2 : 1;
        return string.Join('.', labels[Math.Max(0, labels.Length - ending - 1)..]);
    }

    private static bool Ends(string host, IReadOnlyList<string> ends) => ends.Any(end => host == end || host.EndsWith("." + end, StringComparison.Ordinal));

    private static int Count(params bool[] values) => values.Count(value => value);
}
