using Sektorradar.Model;

namespace Sektorradar.Sources.MailPosture;

/// <summary>Who keeps the mailboxes of public bodies, from the public records of their domains.</summary>
public sealed class MailPostureSource : ISource
{
    public SourceCard Card { get; } = new("dns", "Mail posture (DNS)", EvidenceKind.Substance, "public records", "Ask slowly; what was answered is kept as proof, without addresses of people.")
    {
        Interval = TimeSpan.FromMilliseconds(200),
        Every = TimeSpan.FromDays(30),
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Watch.Organisations.Select(organisation => organisation.Domain?.Trim().TrimEnd('.').ToLowerInvariant())
        .OfType<string>().Where(domain => domain.Length > 0).Distinct().Select(domain => new Target(domain, domain));

    public Request Ask(Target target, Cursor cursor, DateOnly today) => new Request.Names(target.Query,
    [
        (target.Query, "MX"), (target.Query, "TXT"), (Classifier.Autodiscover + target.Query, "CNAME"),
        .. Classifier.Selectors.Select(selector => (Classifier.KeyOf(selector, target.Query), "CNAME")),
        .. Providers.All.Select(provider => provider.Selector).OfType<string>().Select(selector => (Classifier.KeyOf(selector, target.Query), "TXT")),
    ]);

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var records = MailRecords.Read(answer.Body, target.Query);
        var provider = Classifier.Classify(records);
        var revision = BodyDigest.Of(answer.Body);
        var week = Week.LastComplete(answer.Day);
        var capture = new Capture(default, Card.Id, target.About, answer.Address, revision, answer.Day, week, week);
        var signal = new Signal(Card.Id, target.About, Metric.MailProvider, answer.Day, provider.Confidence, provider.Provider, default);
        return new Extract(new Cursor(revision)) { Readings = [Reading.Identify(capture, [signal])], Unknown = [.. records.Unanswered] };
    }
}
