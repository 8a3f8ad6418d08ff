using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Stortinget;

namespace Sektorradar.Tests.Sources.Stortinget;

public sealed class StortingetSourceTests : SourceContract
{
    private static readonly StortingetSource Stortinget = new();
    private static readonly Target Cases = new("saker", "saker"), Questions = new("sporsmal", "skriftligesporsmal"), Hearings = new("horinger", "horinger");

    protected override ISource Source => Stortinget;

    protected override Target Target => Cases;

    protected override IReadOnlyList<string> Recordings => ["stortinget/saker.xml"];

    protected override IReadOnlyList<string> Persons => ["MUSTGO1", "MUSTGO2", "proposer-that-must-go", "proposer-first-that-must-go", "spokesperson-that-must-go"];

    [Fact]
    public void Cases_are_read_with_their_short_title()
    {
        var items = Stortinget.ReadRecording(Cases, "stortinget/saker.xml").Items;

        Assert.Equal(["110001 2026-11-20 Digital sikkerhet", "110002 2026-11-23 Melding om åpen programvare i staten", "110003 2026-10-06 Representantforslag om felles lamper"],
            items.Select(item => $"{item.Key} {item.Day:O} {item.Title}"));
        Assert.Equal(["Endringer i lov om digital sikkerhet (lamper & lykter)", null, null], items.Select(item => item.Text));
        Assert.Equal(["committee=KOMMFORV", "group=proposisjon", "reference=Prop. 9 L (2026–2027)", "status=til_behandling", "type=lovsak"],
            items[0].Details.OrderBy(detail => detail.Key).Select(detail => $"{detail.Key}={detail.Value}"));
        Assert.Equal("https://www.stortinget.no/no/Saker-og-publikasjoner/Saker/Sak/?p=110001", items[0].Link.AbsoluteUri);
        Assert.All(items, item => Assert.Equal(ItemKind.Case, item.Kind));
    }

    [Fact]
    public void A_case_that_has_moved_on_is_the_same_item()
    {
        var later = Altered.Of("stortinget/saker.xml", "2026-11-20T10:11:12", "2026-11-22T10:11:12");

        Assert.Equal(Stortinget.ReadRecording(Cases, "stortinget/saker.xml").Items.Select(item => item.Id), Stortinget.Read(Cases, later).Items.Select(item => item.Id));
    }

    [Fact]
    public void A_question_is_its_own_title_and_a_long_one_is_whole_in_its_text()
    {
        var items = Stortinget.ReadRecording(Questions, "stortinget/sporsmal.xml").Items;

        Assert.Equal(["2026-10-14 Kan lampene slukkes?", "2026-11-19 Hvor mange etater bruker OpenLamp?"], items.Select(item => $"{item.Day:O} {item.Title[..Math.Min(34, item.Title.Length)]}"));
        Assert.Null(items[0].Text);
        Assert.EndsWith("Siste ord.", items[1].Text, StringComparison.Ordinal);
        Assert.EndsWith("/Skriftlig-sporsmal/?qnid=124001", items[0].Link.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hearing_bears_its_cases_and_a_day_that_has_come()
    {
        var read = Stortinget.ReadRecording(Hearings, "stortinget/horinger.xml");

        Assert.Equal(["2026-11-05 Digital sikkerhet; Felles lamper", "2026-11-23 Melding om åpen programvare i staten"], read.Items.Select(item => $"{item.Day:O} {item.Title}"));
        Assert.Equal("Endringer i lov om digital sikkerhet; Representantforslag om felles lamper", read.Items[0].Text);
        Assert.Equal("avholdt", read.Items[0]["status"]);
        Assert.Equal(["horing 10006003 without a title or a day"], read.Unknown);
    }

    [Theory]
    [InlineData("2026-09-30", "2025-2026")]
    [InlineData("2026-10-01", "2026-2027")]
    [InlineData("2026-12-31", "2026-2027")]
    [InlineData("2027-01-01", "2026-2027")]
    public void The_session_follows_from_the_day(string today, string session) =>
        Assert.Equal($"https://data.stortinget.no/eksport/skriftligesporsmal?sesjonid={session}", Stortinget.Ask(Questions, Cursor.Start, DateOnly.Parse(today, CultureInfo.InvariantCulture))!.Line);

    [Fact]
    public void Another_session_than_the_one_asked_for_is_not_read() =>
        Assert.Throws<FormatException>(() => Stortinget.Read(Cases, Altered.Of("stortinget/saker.xml", "<sesjon_id>2026-2027<", "<sesjon_id>2025-2026<")));

    [Theory]
    [InlineData("another namespace", "xmlns=\"http://data.stortinget.no\"", "xmlns=\"http://data.example.org\"")]
    [InlineData("no list", "saker_liste>", "liste>")]
    [InlineData("a case without an id", "<id>110001</id>", "")]
    [InlineData("a date of another form", "2026-11-20T10:11:12", "/Date(1696512345000+0200)/")]
    public void What_cannot_be_so_is_not_read(string what, string there, string instead)
    {
        var body = Altered.Of("stortinget/saker.xml", there, instead);

        Assert.True(Record.Exception(() => Stortinget.Read(Cases, body)) is not null, what);
    }

    [Fact]
    public void The_answer_to_another_question_is_not_read() => Assert.Throws<FormatException>(() => Stortinget.ReadRecording(Cases, "stortinget/horinger.xml"));

    [Fact]
    public void A_session_in_which_nothing_has_happened_yet_is_empty() =>
        Assert.Empty(Stortinget.Read(Cases, """<saker_oversikt xmlns="http://data.stortinget.no"><saker_liste /><sesjon_id>2026-2027</sesjon_id></saker_oversikt>""").Items);

    [Fact]
    public void It_is_asked_for_sectors_in_norway_alone()
    {
        var sector = Given.Sector([]);

        Assert.Equal(["saker", "sporsmal", "horinger"], Stortinget.Targets(sector with { Country = "NO" }).Select(target => target.About));
        Assert.Empty(Stortinget.Targets(sector with { Country = "SE" }));
    }

    [Fact]
    public void The_form_of_the_reference_sample_is_known()
    {
        var body = File.ReadAllText(Reference.Folder("data/samples/synthetic/stortinget_saker.xml")).Replace("<sesjon_id>2025-2026", "<sesjon_id>2026-2027", StringComparison.Ordinal);

        Assert.Equal("Digital sikkerhet", Assert.Single(Stortinget.Read(Cases, body).Items).Title);
    }
}

public sealed class WrittenQuestionContract : SourceContract
{
    protected override ISource Source => new StortingetSource();

    protected override Target Target => new("sporsmal", "skriftligesporsmal");

    protected override IReadOnlyList<string> Recordings => ["stortinget/sporsmal.xml"];

    protected override IReadOnlyList<string> Persons => ["MUSTGO3", "MUSTGO4", "MUSTGO5", "answerer-that-must-go", "asker-that-must-go", "minister-that-must-go", "role-that-must-go"];
}

public sealed class HearingContract : SourceContract
{
    protected override ISource Source => new StortingetSource();

    protected override Target Target => new("horinger", "horinger");

    protected override IReadOnlyList<string> Recordings => ["stortinget/horinger.xml"];

    protected override IReadOnlyList<string> Persons => ["contact-that-must-go"];
}
