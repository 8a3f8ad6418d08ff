using System.Text.Json;
using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Nav;

namespace Sektorradar.Tests.Sources.Nav;

public class NavSourceTests : SourceContract
{
    private const string Page1 = "nav/page-1.json";
    private const string Page2 = "nav/page-2.json";
    private const string One = "aaaaaaaa-0000-4000-8000-000000000001";
    private const string Two = "aaaaaaaa-0000-4000-8000-000000000002";
    private const string Four = "aaaaaaaa-0000-4000-8000-000000000004";
    private const string Five = "aaaaaaaa-0000-4000-8000-000000000005";
    private const string EndOfFeed = "https://pam-stilling-feed.nav.no/api/v1/feed/33333333-3333-4333-8333-333333333333";

    protected override ISource Source { get; } = new NavSource();

    protected override Target Target { get; } = new("vacancies", "vacancies");

    protected override IReadOnlyList<string> Recordings => [Page1, Page2, "nav/advert-5.json", "nav/advert-1.json", "nav/advert-4.json"];

    protected override IReadOnlyList<string> Persons => ["Eksempelperson", "eksempelperson@example.org"];

    [Fact]
    public void The_first_question_begins_six_months_back_and_carries_the_public_token()
    {
        var request = Assert.IsType<Request.Web>(Source.Ask(Target, Cursor.Start, Reply.Day));

        Assert.Equal("https://pam-stilling-feed.nav.no/api/v1/feed", request.Line);
        Assert.Equal(new DateTimeOffset(2026, 5, 24, 0, 0, 0, TimeSpan.Zero), request.Since);
        Assert.Equal(("nav", "Authorization", "Bearer ", true), (request.Credential!.Name, request.Credential.Header, request.Credential.Prefix, request.Credential.Optional));
        Assert.Equal("https://pam-stilling-feed.nav.no/api/publicToken", request.Credential.PublicFrom!.AbsoluteUri);
        Assert.Equal([Target], Source.Targets(Reply.Following(Watch.Nothing)));
        Assert.Empty(Source.Targets(Reply.Following(Watch.Nothing) with { Country = "DK" }));
    }

    [Fact]
    public void Pages_are_read_to_the_end_and_only_then_the_advertisements()
    {
        var (asked, items, withdrawn) = Run(Reply.Day, Cursor.Start, out _);

        Assert.Equal("https://pam-stilling-feed.nav.no/api/v1/feed", asked[0]);
        Assert.Equal(EndOfFeed, asked[1]);
        Assert.Equal([One, Four, Five], asked.Skip(2).Select(line => line[(line.LastIndexOf('/') + 1)..]).Order());
        Assert.Equal([One], items.Select(item => item.Key));
        Assert.Equal([Two, Four], withdrawn);
    }

    [Fact]
    public void An_advertisement_becomes_an_item_without_whom_to_contact()
    {
        var item = ReadAdvert(Reply.Recorded("nav/advert-1.json")).Items.Single();

        Assert.Equal((ItemKind.Vacancy, new DateOnly(2026, 11, 2), "Plattformutvikler Kubernetes"), (item.Kind, item.Day, item.Title));
        Assert.Equal($"https://arbeidsplassen.nav.no/stillinger/stilling/{One}", item.Link.AbsoluteUri);
        Assert.Equal("Om jobben\nVi bruker Kubernetes, Terraform & Go.\nDu har erfaring med OpenTelemetry\nSøk innen fristen, så hører du fra oss i løpet av kort tid etterpå.", item.Text);
        Assert.Equal(
            ["county=EKSEMPELFYLKE", "deadline=2026-12-01", "employer=EKSEMPELETATEN", "esco=http://data.europa.eu/esco/occupation/x", "municipality=EKSEMPELBY", "organisation=900000014", "positions=2", "sector=public", "styrk08=2512 2512.07"],
            item.Details.Where(detail => detail.Key != "same").Select(detail => $"{detail.Key}={detail.Value}").Order());
        Assert.NotNull(item["same"]);
    }

    [Fact]
    public void The_name_that_the_documentation_gives_the_words_is_read_too()
    {
        var extract = ReadAdvert(Reply.Recorded("nav/advert-1.json").Replace("\"ad_content\"", "\"json\"", StringComparison.Ordinal));

        Assert.Single(extract.Items);
    }

    [Fact]
    public void A_title_that_may_mean_something_else_needs_the_occupation()
    {
        var kindergarten = ReadAdvert(Reply.Recorded("nav/advert-5.json"), Five);
        var programming = ReadAdvert(Reply.Recorded("nav/advert-5.json").Replace("\"2342\"", "\"2514\"", StringComparison.Ordinal), Five);

        Assert.Empty(kindergarten.Items);
        Assert.Empty(kindergarten.Withdrawn);
        Assert.Single(programming.Items);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\"ad_content\":null")]
    public void An_advertisement_without_words_is_taken_back_whatever_its_status_says(string words)
    {
        var extract = ReadAdvert($$"""{"uuid":"{{One}}","status":"ACTIVE","sistEndret":"2026-11-04T08:00:00+01:00"{{words}}}""");

        Assert.Equal([One], extract.Withdrawn);
        Assert.Single(extract.Unknown);
    }

    [Fact]
    public void An_advertisement_that_is_not_there_is_taken_back()
    {
        var at = AtTheEnd(One);

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, at, Reply.Day), "", 404, null), at);

        Assert.Equal([One], extract.Withdrawn);
        Assert.False(extract.More);
    }

    [Fact]
    public void What_is_odd_in_an_advertisement_is_told()
    {
        var body = Reply.Recorded("nav/advert-1.json").Replace("\"Offentlig\"", "\"Frivillig\"", StringComparison.Ordinal)
            .Replace("\"positioncount\":\"2\"", "\"positioncount\":\"flere\"", StringComparison.Ordinal).Replace("\"ESCO\"", "\"NYTT\"", StringComparison.Ordinal);

        var extract = ReadAdvert(body);

        Assert.Equal(["categoryType NYTT", "sector Frivillig", "positioncount flere"], extract.Unknown);
        Assert.Single(extract.Items);
    }

    [Theory]
    [InlineData("\"uuid\":\"aaaaaaaa-0000-4000-8000-000000000001\",\"ad_content\"", "\"uuid\":\"aaaaaaaa-0000-4000-8000-000000000009\",\"ad_content\"")]
    [InlineData("\"published\":\"2026-11-02T00:00:00+01:00\"", "\"published\":\"nylig\"")]
    [InlineData("\"title\":\"Plattformutvikler Kubernetes\"", "\"title\":null")]
    [InlineData("\"employer\":{", "\"arbeidsgiver\":{")]
    [InlineData("\"categoryList\":[", "\"categoryList\":7,\"x\":[")]
    public void An_advertisement_of_another_shape_is_not_read(string was, string becomes) =>
        Assert.ThrowsAny<Exception>(() => ReadAdvert(Reply.Recorded("nav/advert-1.json").Replace(was, becomes, StringComparison.Ordinal)));

    [Fact]
    public void The_end_of_the_feed_read_again_asks_for_no_advertisement_again()
    {
        Run(Reply.Day, Cursor.Start, out var end);

        var (asked, items, withdrawn) = Run(Reply.Day, end, out var again);

        Assert.Equal([EndOfFeed], asked);
        Assert.Empty(items);
        Assert.Empty(withdrawn);
        Assert.Equal(end, again);
    }

    [Fact]
    public void What_follows_at_the_end_is_found_though_the_page_is_the_same()
    {
        Run(Reply.Day, Cursor.Start, out var end);
        var page = JsonNode.Parse(Reply.Recorded(Page2))!;
        var follows = JsonNode.Parse(page["items"]![1]!.ToJsonString().Replace(Four, "aaaaaaaa-0000-4000-8000-000000000006", StringComparison.Ordinal))!;
        page["items"]!.AsArray().Add(follows);

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, end, Reply.Day), page.ToJsonString()), end);

        Assert.True(extract.More);
        Assert.EndsWith("/feedentry/aaaaaaaa-0000-4000-8000-000000000006", Source.Ask(Target, extract.Cursor, Reply.Day)!.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_null_is_never_asked_for()
    {
        // An older version of the service wrote its next address so at the end.
        var page = Reply.Recorded(Page2).Replace("\"next_url\":null", "\"next_url\":\"/api/v1/feed/null\"", StringComparison.Ordinal);

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, Cursor.Start, Reply.Day), page), Cursor.Start);

        Assert.Contains("/feedentry/", Source.Ask(Target, extract.Cursor, Reply.Day)!.Line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_is_lost_is_replaced_by_a_question_from_a_week_before_its_last_line()
    {
        Run(Reply.Day, Cursor.Start, out var end);

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, end, Reply.Day), "", 404, null), end);

        var request = Assert.IsType<Request.Web>(Source.Ask(Target, extract.Cursor, Reply.Day));
        Assert.False(extract.More);
        Assert.Equal("https://pam-stilling-feed.nav.no/api/v1/feed", request.Line);
        Assert.Equal(new DateTimeOffset(2026, 10, 28, 0, 0, 0, TimeSpan.Zero), request.Since);
    }

    [Fact]
    public void An_advertisement_that_cannot_be_read_does_not_stand_before_the_others_for_ever()
    {
        var cursor = AtTheEnd(One, Four, Five);

        var first = Enumerable.Range(0, 3).Select(days => Source.Ask(Target, AtTheEnd(Reply.Day.AddDays(days), One, Four, Five), Reply.Day.AddDays(days))!.Line);

        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(EndOfFeed, Source.Ask(Target, cursor, Reply.Day.AddDays(1))!.Line);
    }

    [Fact]
    public void A_run_over_midnight_goes_on_with_the_advertisements() =>
        Assert.Contains("/feedentry/", Source.Ask(Target, AtTheEnd(Reply.Day.AddDays(1), One), Reply.Day)!.Line, StringComparison.Ordinal);

    [Fact]
    public void A_status_that_is_not_known_takes_back_and_is_told()
    {
        var page = Reply.Recorded(Page2).Replace("\"status\":\"ACTIVE\",\"title\":\"IT-konsulent\"", "\"status\":\"PAUSED\",\"title\":\"IT-konsulent\"", StringComparison.Ordinal);

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, Cursor.Start, Reply.Day), page), Cursor.Start);

        Assert.Equal([Four], extract.Withdrawn);
        Assert.Equal(["status PAUSED"], extract.Unknown);
    }

    [Theory]
    [InlineData("\"next_id\":null", "\"next\":null")]
    [InlineData("\"next_id\":null", "\"next_id\":\"../publicToken\"")]
    [InlineData("\"_feed_entry\"", "\"entry\"")]
    [InlineData("\"items\":[", "\"items\":{},\"x\":[")]
    [InlineData("\"uuid\":\"aaaaaaaa-0000-4000-8000-000000000004\"", "\"uuid\":\"4?x=\"")]
    public void A_page_of_another_shape_is_not_read(string was, string becomes) => Assert.ThrowsAny<Exception>(() =>
        Source.Read(Target, Reply.To(Source.Ask(Target, Cursor.Start, Reply.Day), Reply.Recorded(Page2).Replace(was, becomes, StringComparison.Ordinal)), Cursor.Start));

    [Fact]
    public void The_page_and_the_advertisement_written_from_the_documents_are_read_too()
    {
        var page = File.ReadAllText(Reference.Folder("data/samples/synthetic/nav_feed_page.json"));
        var advert = File.ReadAllText(Reference.Folder("data/samples/synthetic/nav_feedentry.json"));

        var extract = Source.Read(Target, Reply.To(Source.Ask(Target, Cursor.Start, Reply.Day), page), Cursor.Start);

        Assert.Equal([Two], extract.Withdrawn);
        Assert.Equal("Vi bruker Kubernetes, Terraform og Go.", ReadAdvert(advert).Items.Single().Text);
        Assert.Null(ReadAdvert(advert).Items.Single()["organisation"]);
    }

    private (List<string> Asked, List<Item> Items, List<string> Withdrawn) Run(DateOnly today, Cursor from, out Cursor cursor)
    {
        var (asked, items, withdrawn, more) = (new List<string>(), new List<Item>(), new List<string>(), true);
        for (cursor = from; more;)
        {
            var request = Source.Ask(Target, cursor, today)!;
            asked.Add(request.Line);
            var file = request.Line == EndOfFeed ? Page2 : request.Line.EndsWith("/feed", StringComparison.Ordinal) ? Page1 : $"nav/advert-{request.Line[^1]}.json";
            var extract = Source.Read(Target, Reply.To(request, Reply.Recorded(file), day: today), cursor);
            (cursor, more) = (extract.Cursor, extract.More);
            items.AddRange(extract.Items);
            withdrawn.AddRange(extract.Withdrawn);
        }

        return (asked, items, withdrawn);
    }

    private Extract ReadAdvert(string body, string id = One) => Source.Read(Target, Reply.To(Source.Ask(Target, AtTheEnd(id), Reply.Day), body), AtTheEnd(id));

    private static Cursor AtTheEnd(params string[] pending) => AtTheEnd(Reply.Day, pending);

    private static Cursor AtTheEnd(DateOnly day, params string[] pending) =>
        new(JsonSerializer.Serialize(new { Since = new DateOnly(2026, 5, 24), Page = EndOfFeed[^36..], Last = (string?)null, EndOn = day, Pending = pending }));
}
