using System.Globalization;
using System.Text;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Enhetsregisteret;

namespace Sektorradar.Tests.Sources.Enhetsregisteret;

public class EnhetsregisteretSourceTests : SourceContract
{
    private const string Active = "enhetsregisteret/active.json";

    protected override ISource Source { get; } = new EnhetsregisteretSource();

    protected override Target Target { get; } = new("900000006", "900000006");

    protected override IReadOnlyList<string> Recordings => [Active];

    protected override IReadOnlyList<string> Persons => ["post@example.org", "00 00 00 00"];

    [Fact]
    public void Organisations_with_a_number_are_asked_for_and_nothing_else()
    {
        Organisation[] organisations =
        [
            new("etaten", "Eksempeletaten", "900 000 006", "example.org", null), new("igjen", "Den samme", "900000006", null, null),
            new("uten", "Uten nummer", null, "example.net", null), new("feil", "Med feil nummer", "900000007", null, null),
        ];

        var targets = Source.Targets(Reply.Following(Watch.Nothing with { Organisations = organisations }));

        Assert.Equal([Target], targets);
        Assert.Equal("https://data.brreg.no/enhetsregisteret/api/enheter/900000006", Ask().Line);
    }

    [Fact]
    public void An_active_entity_is_active_since_it_was_registered()
    {
        var extract = Read(Reply.Recorded(Active));

        var reading = Assert.Single(extract.Readings);
        var signal = Assert.Single(reading.Signals);
        Assert.Equal(("900000006", Metric.Entity, new DateOnly(1995, 3, 12), 1m, "active"), (signal.About, signal.Metric, signal.Day, signal.Value, signal.Title));
        Assert.Equal((Reply.Day, new DateOnly(2026, 11, 16), new DateOnly(2026, 11, 16)), (reading.Capture.Day, reading.Capture.CoversFrom, reading.Capture.CoversTo));
        Assert.Empty(extract.Unknown);
        Assert.Empty(extract.Items);
        Assert.False(extract.More);
    }

    [Theory]
    [InlineData("\"konkurs\":false", "\"konkurs\":true,\"konkursdato\":\"2026-10-02\"", "bankrupt", "2026-10-02")]
    [InlineData("\"konkurs\":false,\"underAvvikling\":false", "\"konkurs\":true,\"konkursdato\":\"2026-10-02\",\"underAvvikling\":true", "bankrupt", "2026-10-02")]
    [InlineData("\"konkurs\":false", "\"konkurs\":true", "bankrupt", "2026-11-24")]
    [InlineData("\"underAvvikling\":false", "\"underAvvikling\":true,\"underAvviklingDato\":\"2026-03-03\"", "dissolving", "2026-03-03")]
    [InlineData("\"underTvangsavviklingEllerTvangsopplosning\":false", "\"underTvangsavviklingEllerTvangsopplosning\":true,\"tvangsopplostPgaManglendeRevisorDato\":\"2026-05-05\",\"tvangsopplostPgaManglendeRegnskapDato\":\"2026-04-04\"", "dissolving", "2026-04-04")]
    [InlineData("\"konkurs\":false", "\"konkurs\":true,\"slettedato\":\"2026-11-01\"", "deleted", "2026-11-01")]
    public void A_state_begins_on_the_day_that_the_register_gives(string was, string becomes, string state, string day)
    {
        var signal = Assert.Single(Read(Reply.Recorded(Active).Replace(was, becomes, StringComparison.Ordinal)).Readings).Signals.Single();

        Assert.Equal((state, day), (signal.Title, signal.Day.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(200, null, "2026-09-21")]
    [InlineData(410, "{\"organisasjonsnummer\":\"900000006\",\"slettedato\":\"2026-09-21\"}", "2026-09-21")]
    [InlineData(410, "{\"organisasjonsnummer\":\"900000006\"}", "2026-11-24")]
    [InlineData(410, "", "2026-11-24")]
    public void A_deleted_entity_is_told_by_what_is_left_of_it(int status, string? body, string day)
    {
        var signal = Assert.Single(Read(body ?? Reply.Recorded("enhetsregisteret/deleted.json"), status).Readings).Signals.Single();

        Assert.Equal(("deleted", day), (signal.Title, signal.Day.ToString("O", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"status\":404,\"error\":\"Not Found\"}")]
    public void A_number_that_the_register_does_not_know_gives_no_reading(string body)
    {
        var extract = Read(body, 404);

        Assert.Empty(extract.Readings);
        Assert.Empty(extract.Unknown);
    }

    [Theory]
    [InlineData("\"1995-03-12\"", "\"2027-03-12\"")]
    [InlineData("\"1995-03-12\"", "\"12.03.1995\"")]
    [InlineData("\"respons_klasse\":\"Enhet\"", "\"respons_klasse\":\"Underenhet\"")]
    public void What_is_not_known_is_told_and_the_state_is_read_all_the_same(string was, string becomes)
    {
        var extract = Read(Reply.Recorded(Active).Replace(was, becomes, StringComparison.Ordinal));

        Assert.Single(extract.Unknown);
        Assert.Equal("active", extract.Readings.Single().Signals.Single().Title);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("{\"unexpected\":true}", 200)]
    [InlineData("{\"unexpected\":true}", 410)]
    [InlineData("[]", 200)]
    [InlineData("{\"organisasjonsnummer\":\"900000006\"}", 200)]
    [InlineData("{\"organisasjonsnummer\":\"900000014\",\"konkurs\":false,\"underAvvikling\":false,\"underTvangsavviklingEllerTvangsopplosning\":false}", 200)]
    [InlineData("{\"organisasjonsnummer\":\"900000006\",\"konkurs\":\"nei\",\"underAvvikling\":false,\"underTvangsavviklingEllerTvangsopplosning\":false}", 200)]
    public void An_answer_of_another_shape_is_not_read(string body, int status) => Assert.ThrowsAny<Exception>(() => Read(body, status));

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(410)]
    public void A_page_is_not_an_answer_whatever_its_status(int status) => Assert.ThrowsAny<Exception>(() => Read("<html><body>Logg inn</body></html>", status, "text/html;charset=utf-8"));

    [Theory]
    [InlineData(20)]
    [InlineData(50)]
    [InlineData(90)]
    public void A_torn_answer_is_not_read(int percent)
    {
        var body = Reply.Recorded(Active);

        Assert.ThrowsAny<Exception>(() => Read(body[..(body.Length * percent / 100)]));
    }

    [Fact]
    public void Another_encoding_is_noticed_in_fields_that_nobody_reads()
    {
        var latin = Encoding.Latin1.GetBytes(Reply.Recorded(Active));

        Assert.ThrowsAny<ArgumentException>(() => Source.Read(Target, Reply.To(Ask(), latin), Cursor.Start));
        Assert.Throws<FormatException>(() => Source.Read(Target, Reply.To(Ask(), Reply.Recorded(Active), charset: "iso-8859-1"), Cursor.Start));
    }

    [Fact]
    public void Fields_that_may_be_a_persons_are_named_and_not_needed()
    {
        var body = Reply.Recorded(Active).Replace("\"epostadresse\":\"post@example.org\",\"telefon\":\"00 00 00 00\",", "", StringComparison.Ordinal);

        Assert.Equal(["epostadresse", "telefon", "mobil"], Source.Card.Personal);
        Assert.Equal("active", Read(body).Readings.Single().Signals.Single().Title);
    }

    private Request Ask() => Source.Ask(Target, Cursor.Start, Reply.Day)!;

    private Extract Read(string body, int status = 200, string mediaType = "application/vnd.brreg.enhetsregisteret.enhet.v2+json;charset=UTF-8") =>
        Source.Read(Target, Reply.To(Ask(), body, status, mediaType), Cursor.Start);
}
