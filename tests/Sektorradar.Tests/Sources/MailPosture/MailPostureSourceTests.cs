using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.MailPosture;

namespace Sektorradar.Tests.Sources.MailPosture;

public class MailPostureSourceTests
{
    private const string Domain = "lamp.kommune.no";

    private static readonly MailPostureSource Source = new();
    private static readonly Target Target = new(Domain, Domain);

    private static Extract Read(byte[] body) =>
        Source.Read(Target, ReferenceAnswers.Received(Source.Ask(Target, Cursor.Start, default), body, "2026-06-15"), Cursor.Start);

    private static string Verdict(params (string Name, string Type, string Value)[] records)
    {
        var signal = Assert.Single(Assert.Single(Read(Body(Domain, records)).Readings).Signals);
        return FormattableString.Invariant($"{signal.Title} {signal.Value}");
    }

    /// <summary>An answer to every question of the source; what is not given is not there.</summary>
    internal static byte[] Body(string domain, (string Name, string Type, string Value)[] records, string? broken = null, string status = "SERVFAIL")
    {
        var questions = ((Request.Names)Source.Ask(new Target(domain, domain), Cursor.Start, default)).Questions;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            domain,
            answers = questions.Select(question => new
            {
                name = question.Name,
                type = question.Type,
                status = $"{question.Type} {question.Name}" == broken ? status : "NOERROR",
                values = records.Where(record => $"{record.Name}{domain}" == question.Name && record.Type == question.Type).Select(record => record.Value).Order(StringComparer.Ordinal),
            }),
        });
    }

    private static readonly (string, string, string) Mx = ("", "MX", "0 lamp-kommune-no.mail.protection.outlook.com"), Spf = ("", "TXT", "v=spf1 include:spf.protection.outlook.com -all"),
        Auto = ("autodiscover.", "CNAME", "autodiscover.outlook.com"), Dkim = ("selector1._domainkey.", "CNAME", "selector1-lamp-kommune-no._domainkey.lamp.onmicrosoft.com"),
        Verified = ("", "TXT", "MS=ms12345678"), Gateway = ("", "MX", "10 mx1-eu1.ppe-hosted.com"), Own = ("", "MX", "10 mail.lamp.kommune.no"), Elsewhere = ("", "MX", "10 mx.fog.example.org");

    public static TheoryData<string, (string, string, string)[]> Cases => new()
    {
        { "microsoft 0.95", [Mx, Spf, Auto] },
        { "microsoft 0.90", [Mx, Spf] },
        { "microsoft 0.80", [Mx] },
        { "microsoft 0.82", [Mx, Auto] },
        { "microsoft 0.99", [Mx, Spf, Auto, Dkim, Verified] },
        { "microsoft 0.80", [("", "MX", "0 lamp.x-v1.mx.microsoft")] },
        { "microsoft 0.85", [Gateway, Spf, Auto] },
        { "microsoft 0.87", [Gateway, Spf, Auto, Dkim] },
        { "microsoft 0.70", [Gateway, Dkim] },
        { "microsoft 0.50", [Elsewhere, Spf] },
        { "microsoft 0.50", [Elsewhere, ("", "TXT", "v=spf1 redirect=spf.protection.outlook.com")] },
        { "microsoft 0.52", [Gateway, Spf, Verified] },
        { "google 0.92", [("", "MX", "1 aspmx.l.google.com"), ("", "MX", "5 alt1.aspmx.l.google.com"), ("", "TXT", "v=spf1 ?include:_spf.google.com ~all"), ("google._domainkey.", "TXT", "v=DKIM1")] },
        { "aws 0.80", [("", "MX", "10 inbound-smtp.eu-north-1.amazonaws.com")] },
        { "own 0.60", [Own] },
        { "own 0.60", [Own, Verified] },
        { "own 0.60", [Own, ("", "TXT", "v=spf1 include:amazonses.com -all")] },
        { "other:example.org 0.80", [Elsewhere] },
        { "other:example.org 0.90", [Elsewhere, ("", "TXT", "v=spf1 include:spf.example.org -all")] },
        { "other:example.org 0.80", [("", "MX", "20 mail.lamp.kommune.no"), Elsewhere] },
        { "other:fog.kommune.no 0.80", [("", "MX", "10 mail.fog.kommune.no")] },
        { "unknown 0", [Gateway] },
        { "unknown 0", [Gateway, Verified] },
        { "unknown 0", [("", "MX", "0 .")] },
        { "unknown 0", [] },
        { "other:evil-outlook.com 0.80", [("", "MX", "0 mail.protection.evil-outlook.com")] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Records_tell_the_provider(string verdict, (string, string, string)[] records) => Assert.Equal(verdict, Verdict(records));

    [Fact]
    public void The_records_that_led_to_it_are_named()
    {
        var provider = Classifier.Classify(MailRecords.Read(Body(Domain, [Gateway, Spf, Auto, Verified]), Domain));

        Assert.Equal(["SPF spf.protection.outlook.com", "autodiscover autodiscover.outlook.com", "TXT MS=ms12345678"], provider.Records);
    }

    [Fact]
    public void A_reading_is_about_the_domain_on_the_day_it_was_asked()
    {
        var body = Recording.Of("dns/lamp.json");

        var reading = Assert.Single(Read(body).Readings);

        Assert.Equal((Domain, BodyDigest.Of(body), new DateOnly(2026, 6, 8)), (reading.Capture.About, reading.Capture.Revision, reading.Capture.CoversTo));
        Assert.Equal((Metric.MailProvider, new DateOnly(2026, 6, 15), "microsoft", 0.99m), reading.Signals.Select(signal => (signal.Metric, signal.Day, signal.Title!, signal.Value)).Single());
    }

    [Theory]
    [InlineData("MX lamp.kommune.no", "SERVFAIL")]
    [InlineData("MX lamp.kommune.no", "timeout")]
    [InlineData("TXT lamp.kommune.no", "timeout")]
    [InlineData("MX lamp.kommune.no", "garbled")]
    public void A_question_that_failed_is_never_taken_for_a_domain_of_its_own(string question, string status) =>
        Assert.Throws<FormatException>(() => Read(Body(Domain, [Own], question, status)));

    [Fact]
    public void When_all_names_below_it_failed_too_little_is_known()
    {
        var body = Encoding.UTF8.GetString(Body(Domain, [Gateway, Spf]));

        Assert.Throws<FormatException>(() => Read(Encoding.UTF8.GetBytes(Regex.Replace(body, "(\\.lamp\\.kommune\\.no\",\"type\":\"[A-Z]+\",\"status\":\")NOERROR", "$1SERVFAIL"))));
    }

    [Fact]
    public void A_selector_that_failed_is_told()
    {
        var extract = Read(Body(Domain, [Mx], "CNAME selector1._domainkey.lamp.kommune.no"));

        Assert.Equal(["CNAME selector1._domainkey.lamp.kommune.no: SERVFAIL"], extract.Unknown);
        Assert.Single(extract.Readings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("""{"unexpected":true}""")]
    [InlineData("""{"domain":"lamp.kommune.no","answers":[]}""")]
    [InlineData("""{"domain":"fog.kommune.no","answers":[{"name":"lamp.kommune.no","type":"MX","status":"NOERROR","values":[]},{"name":"lamp.kommune.no","type":"TXT","status":"NOERROR","values":[]}]}""")]
    [InlineData("""{"domain":"lamp.kommune.no","answers":[{"name":"lamp.kommune.no","type":"MX","status":"NOERROR","values":["mx"]},{"name":"lamp.kommune.no","type":"TXT","status":"NOERROR","values":[]}]}""")]
    public void Something_else_cannot_be_read(string body) => Assert.ThrowsAny<Exception>(() => Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void Each_domain_of_the_organisations_is_asked_for_once()
    {
        Organisation[] organisations = [new("a", "A", null, "Lamp.Kommune.no.", null), new("b", "B", null, null, null), new("c", "C", null, "lamp.kommune.no", null)];

        var targets = Source.Targets(ReferenceAnswers.Anything with { Watch = Watch.Nothing with { Organisations = organisations } });

        Assert.Equal([Target], targets);
    }

    [Theory]
    [InlineData("mx1.mail.example.org", "example.org")]
    [InlineData("mail.oslo.kommune.no", "oslo.kommune.no")]
    [InlineData("localhost", "localhost")]
    [InlineData("kommune.no", "kommune.no")]
    public void A_host_belongs_to_whoever_registered_its_domain(string host, string registered) => Assert.Equal(registered, Classifier.Registrable(host));
}
