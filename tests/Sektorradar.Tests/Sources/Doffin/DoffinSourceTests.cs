using System.Text;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Doffin;

namespace Sektorradar.Tests.Sources.Doffin;

public sealed class DoffinSourceTests : SourceContract
{
    private static readonly DoffinSource Doffin = new();

    protected override ISource Source => Doffin;

    protected override Target Target { get; } = new("notices", "");

    protected override IReadOnlyList<string> Recordings => ["doffin/search.json", "doffin/award.xml"];

    protected override IReadOnlyList<string> Persons => ["salg@example.org", "Eier bak selskapet"];

    [Fact]
    public void The_first_search_is_for_ninety_days()
    {
        var request = Assert.IsType<Request.Web>(Doffin.Ask(Target, Cursor.Start, Today));

        Assert.Equal("https://api.doffin.no/public/v2/search?issueDateFrom=2026-08-25&issueDateTo=2026-11-23&sortBy=PUBLICATION_DATE_ASC&numHitsPerPage=100&page=1", request.Address.AbsoluteUri);
        Assert.False(Doffin.Card.Credential!.Optional);
    }

    [Fact]
    public void Competitions_are_read_from_the_search_and_awards_kept_for_later()
    {
        var extract = Read(Recording.Of("doffin/search.json"), Cursor.Start);

        Assert.Equal(["2026-900001", "2026-900005"], extract.Items.Select(item => item.Key));
        Assert.All(extract.Items, item => Assert.Equal(ItemKind.Tender, item.Kind));
        var item = extract.Items[0];
        Assert.Equal((new DateOnly(2026, 11, 20), "Skyplattform og containerdrift", "https://doffin.no/notices/2026-900001"), (item.Day, item.Title, item.Link.AbsoluteUri));
        Assert.Equal("Rammeavtale for drift av Kubernetes. Spørsmål sendes\nDelkontrakt 1\nOpenStack", item.Text);
        Assert.Equal(
            "amount=5000000 buyer=Eksempeletaten buyer-number=900000006 cpv=72400000 72222300 currency=NOK deadline=2026-12-24 place=NO081 status=ACTIVE type=ANNOUNCEMENT_OF_COMPETITION",
            string.Join(' ', item.Details.OrderBy(detail => detail.Key, StringComparer.Ordinal).Select(detail => $"{detail.Key}={detail.Value}")));
        Assert.True(extract.More);
        Assert.Equal("https://api.doffin.no/public/v2/download/2026-900002", Assert.IsType<Request.Web>(Doffin.Ask(Target, extract.Cursor, Today)).Address.AbsoluteUri);
    }

    [Fact]
    public void A_notice_whose_day_of_publication_is_still_to_come_bears_its_day_of_issue_and_no_amount_of_nothing()
    {
        var item = Read(Recording.Of("doffin/search.json"), Cursor.Start).Items[1];

        Assert.Equal((new DateOnly(2026, 11, 20), "Dynamisk innkjøpsordning for konsulenter"), (item.Day, item.Title));
        Assert.Equal((null, null, null, null), (item["amount"], item["currency"], item["buyer-number"], item["place"]));
    }

    [Fact]
    public void Each_winner_of_each_lot_is_an_item()
    {
        var extract = Award(Recording.Of("doffin/award.xml"));

        Assert.Equal(["2026-900002/LOT-0001/ORG-0002", "2026-900002/LOT-0001/ORG-0003", "2026-900002/LOT-0002/ORG-0002", "2026-900002/LOT-0003/ORG-0004"], extract.Items.Select(item => item.Key));
        Assert.Equal([null, "12500000", null, "400000"], extract.Items.Select(item => item["amount"]));
        Assert.Equal(["900000014", null, "900000014", null], extract.Items.Select(item => item["winner-number"]));
        var item = extract.Items[1];
        Assert.Equal((ItemKind.Award, new DateOnly(2026, 11, 19), "Skyplattform og saksbehandling"), (item.Kind, item.Day, item.Title));
        Assert.Equal("7a7a7a7a-1111-4222-8333-0000000000a2-02/LOT-0001/ORG-0003", item["same"]);
        Assert.Equal(("Exempelmolnet AB", "2", "72400000", "NO081"), (item["winner"], item["together"], item["cpv"], item["place"]));
        Assert.Null(extract.Items[3]["winner"]);
        Assert.False(extract.More);
    }

    [Fact]
    public void A_lot_about_something_else_in_a_contract_about_something_else_is_no_item()
    {
        var xml = Encoding.UTF8.GetString(Recording.Of("doffin/award.xml")).Replace(">72000000<", ">39130000<", StringComparison.Ordinal);

        Assert.Equal(["LOT-0001", "LOT-0001", "LOT-0002"], Award(Encoding.UTF8.GetBytes(xml)).Items.Select(item => item["lot"]));
    }

    [Fact]
    public void An_award_that_is_not_to_be_had_is_passed_over_and_said()
    {
        var extract = Award([], 404);

        Assert.Empty(extract.Items);
        Assert.Single(extract.Unknown);
        Assert.False(extract.More);
    }

    [Fact]
    public void The_next_search_goes_ten_days_back_and_brings_no_award_again()
    {
        var rest = Award(Recording.Of("doffin/award.xml")).Cursor;

        Assert.Contains("issueDateFrom=2026-11-13&issueDateTo=2026-11-24", Asked(rest, Today.AddDays(1)).Query, StringComparison.Ordinal);
        Assert.False(Read(Recording.Of("doffin/search.json"), rest).More);
    }

    [Fact]
    public void A_new_day_is_searched_before_awards_are_tried_again()
    {
        var pending = Read(Recording.Of("doffin/search.json"), Cursor.Start).Cursor;

        Assert.Contains("issueDateFrom=2026-11-13", Asked(pending, Today.AddDays(1)).Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_outside_the_list_is_unknown()
    {
        var body = Encoding.UTF8.GetString(Recording.Of("doffin/search.json")).Replace("\"ADVISORY_NOTICE\"", "\"NEW_TYPE\"", StringComparison.Ordinal);

        Assert.Equal(["NEW_TYPE"], Read(Encoding.UTF8.GetBytes(body), Cursor.Start).Unknown);
    }

    [Fact]
    public void A_window_is_halved_until_it_fits_on_a_page_and_grows_again()
    {
        var half = Read(Page(150, 100), Cursor.Start);
        Assert.Contains("issueDateFrom=2026-08-25&issueDateTo=2026-10-08", Asked(half.Cursor, Today).Query, StringComparison.Ordinal);

        var next = Read(Page(100, 100), half.Cursor);
        Assert.Contains("issueDateFrom=2026-10-09&issueDateTo=2026-11-22", Asked(next.Cursor, Today).Query, StringComparison.Ordinal);

        var last = Read(Page(20, 20), next.Cursor);
        Assert.Contains("issueDateFrom=2026-11-23&issueDateTo=2026-11-23", Asked(last.Cursor, Today).Query, StringComparison.Ordinal);
        Assert.False(Read(Page(0, 0), last.Cursor).More);
    }

    [Fact]
    public void A_day_of_several_pages_is_asked_for_again_until_all_its_notices_have_come()
    {
        var cursor = OneDay();
        string[] asked = ["ASC&numHitsPerPage=100&page=1", "ASC&numHitsPerPage=100&page=2", "DESC&numHitsPerPage=100&page=1", "DESC&numHitsPerPage=100&page=2", "type=COMPETITION"];
        byte[][] pages = [Page(150, 100), Page(150, 50, from: 80), Page(150, 100), Page(150, 50, from: 90), Page(60, 60, from: 100)];
        for (var i = 0; i < pages.Length; i++)
        {
            Assert.Contains(asked[i], Asked(cursor, Today).Query, StringComparison.Ordinal);
            cursor = Read(pages[i], cursor).Cursor;
        }

        Assert.DoesNotContain("2026-08-25", Asked(cursor, Today).Query, StringComparison.Ordinal);
    }

    [Fact]
    public void Notices_that_never_come_are_said()
    {
        var cursor = OneDay();
        Extract extract;
        do
        {
            extract = Read(Page(150, 100), cursor);
            cursor = extract.Cursor;
        }
        while (extract.Unknown.Count == 0);

        Assert.Equal(["50 of 150 notices of 2026-08-25/2026-08-25: they did not come"], extract.Unknown);
    }

    [Fact]
    public void A_day_with_more_than_can_be_had_is_split_by_type_and_refused_when_one_type_is_still_too_many()
    {
        var split = Read(Page(1200, 100), OneDay()).Cursor;

        Assert.Contains("type=COMPETITION", Asked(split, Today).Query, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Read(Page(1100, 100), split));
    }

    [Fact]
    public void The_sample_is_read()
    {
        var extract = Read(File.ReadAllBytes(Reference.Folder("data/samples/synthetic/doffin_search_v2.json")), Cursor.Start);

        Assert.Equal(["2026-900001"], extract.Items.Select(item => item.Key));
        Assert.Equal("938801363", extract.Items[0]["buyer-number"]);
        Assert.EndsWith("/2026-900002", Asked(extract.Cursor, Today).AbsoluteUri, StringComparison.Ordinal);
        Assert.Empty(extract.Unknown);
    }

    /// <summary>The cursor at which a single day is asked for.</summary>
    private Cursor OneDay()
    {
        var cursor = Cursor.Start;
        while (!Asked(cursor, Today).Query.Contains("issueDateTo=2026-08-25", StringComparison.Ordinal))
        {
            cursor = Read(Page(150, 100), cursor).Cursor;
        }

        return cursor;
    }

    private Extract Award(byte[] body, int status = 200)
    {
        var pending = Read(Recording.Of("doffin/search.json"), Cursor.Start).Cursor;
        return Read(body, pending, status);
    }

    private Uri Asked(Cursor cursor, DateOnly today) => Assert.IsType<Request.Web>(Doffin.Ask(Target, cursor, today)).Address;

    private Extract Read(byte[] body, Cursor cursor, int status = 200)
    {
        var request = Doffin.Ask(Target, cursor, Today)!;
        return Doffin.Read(Target, new Answer.Received(request, Asked(cursor, Today), status, null, null, body, new DateTimeOffset(Today, default, TimeSpan.Zero), Validators.None), cursor);
    }

    private static byte[] Page(int total, int hits, int from = 0) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        numHitsTotal = total,
        hits = Enumerable.Range(from, hits).Select(number => new { id = $"2026-{number}", type = "RESULT", cpvCodes = new[] { "45000000" } }),
    });
}
