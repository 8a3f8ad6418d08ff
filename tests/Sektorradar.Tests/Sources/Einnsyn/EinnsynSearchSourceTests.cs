using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Einnsyn;

namespace Sektorradar.Tests.Sources.Einnsyn;

public sealed class EinnsynSearchSourceTests : SourceContract
{
    private const string First = "einnsyn/search-1.json", Second = "einnsyn/search-2.json";
    private static readonly EinnsynSearchSource Search = new();
    private static readonly Target OpenLamp = new("OpenLamp", "OpenLamp");

    protected override ISource Source => Search;

    protected override Target Target => OpenLamp;

    protected override IReadOnlyList<string> Recordings => [First, Second];

    protected override IReadOnlyList<string> Persons =>
        ["correspondent-that-must-go", "officer-that-must-go", "mail-that-must-go", "name-in-a-title-that-must-go", "contact-that-must-go", "request-that-must-go", "which-must-go"];

    [Fact]
    public void An_entry_has_its_title_as_published_its_body_and_its_type()
    {
        var items = Search.ReadRecording(OpenLamp, First).Items;

        Assert.Equal(
            [
                "2026-11-02 Anskaffelse av OpenLamp - kravspesifikasjon",
                "2026-11-02 OpenLamp: klage fra ***** på drift",
                "2026-11-03 ",
            ], items.Select(item => $"{item.Day:O} {item.Title}"));
        Assert.Equal(["body=Eksempeletaten", "bodyNumber=100011379", "type=utgaaende_dokument"], items[0].Details.OrderBy(detail => detail.Key).Select(detail => $"{detail.Key}={detail.Value}"));
        Assert.Equal("https://einnsyn.no/journalpost/jp_01kexample0000000000000001", items[0].Link.AbsoluteUri);
        Assert.All(items, item => Assert.Equal((ItemKind.JournalEntry, (string?)null), (item.Kind, item.Text)));
    }

    [Fact]
    public void Pages_are_read_on_in_order_of_publication_and_the_next_run_begins_two_days_back()
    {
        var read = Search.ReadAll(OpenLamp, Cursor.Start, First, Second);

        Assert.Equal("https://api.einnsyn.no/search?query=OpenLamp&entity=Journalpost&sortBy=publisertDato&sortOrder=asc&publisertDatoFrom=2026-05-27&limit=100&expand=journalenhet", read[0].Asked.Address.AbsoluteUri);
        Assert.Equal(read[0].Asked.Address.AbsoluteUri + "&startingAfter=1793692800000,jp_01kexample0000000000000003", read[1].Asked.Address.AbsoluteUri);
        Assert.Contains("&publisertDatoFrom=2026-11-21&", Search.AskWeb(OpenLamp, read[1].Read.Cursor).Address.Query, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_whose_entries_have_all_gone_leads_on()
    {
        var read = Search.Read(OpenLamp, """{"items":[],"next":"https://api.einnsyn.no/search?query=OpenLamp&startingAfter=1%2Cjp_1"}""");

        Assert.True(read.More);
        Assert.EndsWith("&startingAfter=1,jp_1", Search.AskWeb(OpenLamp, read.Cursor).Address.Query, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://attacker.example.org/search?limit=100")]
    [InlineData("/search?startingAfter=1")]
    [InlineData("/search?startingAfter=1,2,3")]
    [InlineData("")]
    public void The_next_page_is_only_its_beginning(string next)
    {
        var body = $$"""{"items":[],"next":"{{next}}"}""";

        if (next.Length == 0)
        {
            Assert.False(Search.Read(OpenLamp, body).More);
        }
        else
        {
            Assert.Throws<FormatException>(() => Search.Read(OpenLamp, body));
        }
    }

    [Fact]
    public void Another_host_is_never_followed()
    {
        var read = Search.Read(OpenLamp, """{"items":[],"next":"https://attacker.example.org/search?startingAfter=1,2%26query=all"}""");

        var asked = Search.AskWeb(OpenLamp, read.Cursor).Address;
        Assert.Equal("api.einnsyn.no", asked.Host);
        Assert.EndsWith("&startingAfter=1,2%26query%3Dall", asked.Query, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_back_is_withdrawn_and_what_is_not_public_yet_is_left()
    {
        var read = Search.ReadRecording(OpenLamp, Second, new Cursor("2026-05-27 1,2"));

        Assert.Equal(["jp_01kexample0000000000000001"], read.Withdrawn);
        Assert.Equal(["jp_01kexample0000000000000004", "jp_01kexample0000000000000005"], read.Items.Select(item => item.Key));
        Assert.False(read.Items[0].Details.ContainsKey("body"));
    }

    [Fact]
    public void A_type_outside_the_list_is_kept_and_said() =>
        Assert.Equal(["journalposttype notat_av_ny_type"], Search.ReadRecording(OpenLamp, Second, new Cursor("2026-05-27 1,2")).Unknown);

    [Fact]
    public void An_item_of_another_kind_is_not_known() =>
        Assert.Equal(2, Search.Read(OpenLamp, """{"items":["jp_1",{"entity":"Saksmappe","id":"sm_1","deleted":false}]}""").Unknown.Count);

    [Fact]
    public void The_form_of_the_reference_sample_is_known()
    {
        var read = Search.Read(OpenLamp, File.ReadAllText(Reference.Folder("data/samples/synthetic/einnsyn_search.json")));

        Assert.Equal("Vurdering av skytjenester og databehandleravtale", Assert.Single(read.Items).Title);
        Assert.True(read.More);
        Assert.Empty(read.Unknown);
    }
}
