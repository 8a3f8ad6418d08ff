using System.Text;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Ted;

namespace Sektorradar.Tests.Sources.Ted;

public sealed class TedSourceTests : SourceContract
{
    private static readonly TedSource Ted = new();

    protected override ISource Source => Ted;

    protected override Target Target { get; } = new("notices", "NOR");

    protected override IReadOnlyList<string> Recordings => ["ted/page-1.json", "ted/page-2.json", "ted/end.json", "ted/award.xml"];

    protected override IReadOnlyList<string> Persons => ["salg@example.org", "Eier bak selskapet"];

    [Fact]
    public void The_first_search_is_for_ninety_days_of_norwegian_notices_about_it()
    {
        var body = BodyOf(Cursor.Start, Today);

        Assert.Equal("buyer-country = NOR AND (classification-cpv = 302* OR classification-cpv = 48* OR classification-cpv = 72*) AND publication-date >= 20260825", body.GetProperty("query").GetString());
        Assert.Equal(("ITERATION", "ALL", 250, false), (body.GetProperty("paginationMode").GetString(), body.GetProperty("scope").GetString(), body.GetProperty("limit").GetInt32(), body.GetProperty("onlyLatestVersions").GetBoolean()));
        Assert.True(body.GetProperty("fields").GetArrayLength() * 250 <= 10_000);
        Assert.False(body.TryGetProperty("iterationNextToken", out _));
    }

    [Fact]
    public void A_competition_is_read_from_the_search()
    {
        var item = Assert.Single(Read(Recording.Of("ted/page-1.json"), Cursor.Start).Items);

        Assert.Equal((ItemKind.Tender, "700001-2026", new DateOnly(2026, 11, 20), "Skyplattform"), (item.Kind, item.Key, item.Day, item.Title));
        Assert.Equal("https://ted.europa.eu/en/notice/-/detail/700001-2026", item.Link.AbsoluteUri);
        Assert.Equal("Rammeavtale for drift av Kubernetes.\nDrift\nOpplæring\nOpenStack i norsk sky\nKurs", item.Text);
        Assert.Equal(
            "amount=5000000 buyer=Eksempeletaten; Eksempelfylket buyer-number=900000006 900000014 cpv=72400000 80500000 currency=NOK deadline=2026-12-21 place=NO081 NO084 "
            + "procedure=9c9c9c9c-1111-4222-8333-000000000001 same=8b8b8b8b-1111-4222-8333-0000000000b1-01 type=cn-standard",
            string.Join(' ', item.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal).Select(detail => $"{detail.Key}={detail.Value}")));
    }

    [Fact]
    public void Values_may_be_texts_numbers_lists_or_maps_and_plans_are_no_competitions()
    {
        var item = Assert.Single(Read(Recording.Of("ted/page-2.json"), After("ted/page-1.json")).Items);

        Assert.Equal(("Skyplattform, rettet", "Eksempeletaten", "5000000.5", "2026-12-30"), (item.Title, item["buyer"], item["amount"], item["deadline"]));
        Assert.Equal(("8b8b8b8b-1111-4222-8333-0000000000b3-01", "8b8b8b8b-1111-4222-8333-0000000000b1-01"), (item["same"], item["changes"]));
    }

    [Fact]
    public void The_search_ends_with_an_empty_page_once_all_have_come_and_then_awards_are_brought()
    {
        var one = After("ted/page-1.json");
        Assert.Equal("tegn-1", BodyOf(one, Today).GetProperty("iterationNextToken").GetString());
        var two = Read(Recording.Of("ted/page-2.json"), one);
        Assert.Equal("tegn-2", BodyOf(two.Cursor, Today).GetProperty("iterationNextToken").GetString());
        var end = Read(Recording.Of("ted/end.json"), two.Cursor);

        Assert.True(end.More);
        Assert.Equal("https://ted.europa.eu/en/notice/700002-2026/xml", Assert.IsType<Request.Web>(Ted.Ask(Target, end.Cursor, Today)).Address.AbsoluteUri);
        var award = Read(Recording.Of("ted/award.xml"), end.Cursor);
        Assert.False(award.More);
        Assert.EndsWith("20261120", BodyOf(award.Cursor, Today.AddDays(1)).GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_award_is_the_same_as_in_doffin()
    {
        var end = After("ted/page-1.json", "ted/page-2.json", "ted/end.json");
        var items = Read(Recording.Of("ted/award.xml"), end).Items;

        Assert.Equal("700002-2026/LOT-0001/ORG-0003", items[1].Key);
        Assert.Equal("7a7a7a7a-1111-4222-8333-0000000000a2-02/LOT-0001/ORG-0003", items[1]["same"]);
        Assert.Equal(new DateOnly(2026, 11, 19), items[1].Day);
    }

    [Theory]
    [InlineData("\"timedOut\": false", "\"timedOut\": true")]
    [InlineData("\"totalNoticeCount\": null", "\"totalNoticeCount\": 5")]
    [InlineData("700003-2026\",\n", "700001-2026\",\n")]
    [InlineData("tegn-2", "tegn-1", "700004-2026", "700003-2026")]
    public void A_page_that_leaves_a_hole_is_refused(string written, string instead, string? alsoWritten = null, string alsoInstead = "")
    {
        var page = Text("ted/page-2.json").Replace(written, instead, StringComparison.Ordinal);
        page = alsoWritten is null ? page : page.Replace(alsoWritten, alsoInstead, StringComparison.Ordinal);

        Assert.Throws<FormatException>(() => Read(Encoding.UTF8.GetBytes(page), After("ted/page-1.json")));
    }

    [Theory]
    [InlineData("{\"notices\":[],\"totalNoticeCount\":4,\"iterationNextToken\":\"tegn-2\",\"timedOut\":false}")]
    [InlineData("{\"notices\":[{\"publication-number\":\"700003-2026\"}],\"totalNoticeCount\":4,\"iterationNextToken\":\"tegn-1\",\"timedOut\":false}")]
    [InlineData("{\"notices\":[{\"publication-number\":\"700003-2026\"}],\"totalNoticeCount\":4,\"iterationNextToken\":null,\"timedOut\":false}")]
    public void A_search_that_ends_early_or_leads_back_to_itself_is_refused(string body) =>
        Assert.Throws<FormatException>(() => Read(Encoding.UTF8.GetBytes(body), After("ted/page-1.json")));

    [Fact]
    public void A_search_without_a_total_is_refused() =>
        Assert.Throws<FormatException>(() => Read(Recording.Of("ted/page-2.json"), Cursor.Start));

    [Fact]
    public void A_search_that_finds_nothing_is_done()
    {
        var extract = Read("{\"notices\":[],\"totalNoticeCount\":0,\"iterationNextToken\":\"x\",\"timedOut\":false}"u8.ToArray(), Cursor.Start);

        Assert.False(extract.More);
        Assert.Empty(extract.Items);
    }

    [Theory]
    [InlineData("https://example.org/notice/700002-2026/xml")]
    [InlineData("http://ted.europa.eu/en/notice/700002-2026/xml")]
    [InlineData("https://ted.europa.eu.example.org/xml")]
    [InlineData("https://ted.europa.eu@example.org/xml")]
    [InlineData("https://ted.europa.eu:8443/xml")]
    [InlineData("file:///etc/hostname")]
    [InlineData("")]
    public void An_award_is_brought_from_ted_and_nowhere_else(string address) =>
        Assert.Throws<FormatException>(() => Read(Encoding.UTF8.GetBytes(Text("ted/page-1.json").Replace("https://ted.europa.eu/en/notice/700002-2026/xml", address, StringComparison.Ordinal)), Cursor.Start));

    [Fact]
    public void A_search_that_was_cut_is_begun_again_on_another_day_from_where_it_began()
    {
        var body = BodyOf(After("ted/page-1.json"), Today.AddDays(1));

        Assert.False(body.TryGetProperty("iterationNextToken", out _));
        Assert.EndsWith("20260825", body.GetProperty("query").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_outside_the_list_is_unknown() =>
        Assert.Equal(["notice-type: new-type"], Read(Encoding.UTF8.GetBytes(Text("ted/page-1.json").Replace("cn-standard", "new-type", StringComparison.Ordinal)), Cursor.Start).Unknown);

    [Fact]
    public void The_sample_is_read_and_its_token_on_the_last_page_ends_nothing()
    {
        var extract = Read(File.ReadAllBytes(Reference.Folder("data/samples/synthetic/ted_v3_search.json")), Cursor.Start);

        Assert.Equal(("123456-2026", "Eksempeletaten", "72000000 72400000"), (extract.Items[0].Key, extract.Items[0]["buyer"], extract.Items[0]["cpv"]));
        Assert.True(extract.More);
        Assert.False(Read("{\"notices\":[],\"totalNoticeCount\":null,\"iterationNextToken\":\"opaque-token-still-present-on-last-page\",\"timedOut\":false}"u8.ToArray(), extract.Cursor).More);
    }

    private Cursor After(params string[] recordings) => recordings.Aggregate(Cursor.Start, (cursor, recording) => Read(Recording.Of(recording), cursor).Cursor);

    private static string Text(string recording) => Encoding.UTF8.GetString(Recording.Of(recording));

    private JsonElement BodyOf(Cursor cursor, DateOnly today) => JsonDocument.Parse(Assert.IsType<Request.Web>(Ted.Ask(Target, cursor, today)).Body!).RootElement;

    private Extract Read(byte[] body, Cursor cursor)
    {
        var request = (Request.Web)Ted.Ask(Target, cursor, Today)!;
        return Ted.Read(Target, new Answer.Received(request, request.Address, 200, null, null, body, new DateTimeOffset(Today, default, TimeSpan.Zero), Validators.None), cursor);
    }
}
