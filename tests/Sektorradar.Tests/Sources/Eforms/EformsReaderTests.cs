using System.Text;
using System.Xml;
using Sektorradar.Sources.Eforms;

namespace Sektorradar.Tests.Sources.Eforms;

public class EformsReaderTests
{
    private static readonly string Award = Encoding.UTF8.GetString(Recording.Of("doffin/award.xml"));

    [Fact]
    public void A_national_competition_is_read_with_its_lots()
    {
        var notice = EformsReader.Read(Recording.Of("eforms/competition.xml"));

        Assert.Equal(("5c5c5c5c-1111-4222-8333-0000000000c1-01", NoticeKind.Competition, true, new DateOnly(2026, 11, 16)), (notice.Reference, notice.Kind, notice.National, notice.Issued));
        Assert.Equal([new Party("Eksempeletaten", "900000006", null)], notice.Buyers);
        Assert.Equal(("Journalsystem", "Nytt journalsystem for kommunen."), (notice.Title.Best, notice.Description.Best));
        Assert.Equal(["48180000", "72000000"], notice.Cpv);
        Assert.Equal(["NO0A2", "NO0A3"], notice.Nuts);
        Assert.Equal(new Money(900000, "NOK"), notice.Estimate);
        Assert.Equal(new DateOnly(2026, 12, 18), notice.Deadline);
        Assert.Equal([("LOT-0001", 600000m), ("LOT-0002", 300000m)], notice.Lots.Select(lot => (lot.Id, lot.Estimate!.Amount)));
        Assert.Empty(notice.Awards);
    }

    [Fact]
    public void A_cancellation_says_what_it_takes_back()
    {
        var notice = EformsReader.Read(Recording.Of("eforms/cancellation.xml"));

        Assert.Equal(("5c5c5c5c-1111-4222-8333-0000000000c1-01", true), (notice.Changes, notice.Cancels));
    }

    [Fact]
    public void A_tender_has_won_only_where_a_contract_refers_to_it()
    {
        var notice = EformsReader.Read(Encoding.UTF8.GetBytes(Award));

        Assert.Equal(
            [
                new Award("LOT-0001", "ORG-0002", new Party("Eksempelskyen AS", "900000014", "large"), Leads: false, 2, null),
                new Award("LOT-0001", "ORG-0003", new Party("Exempelmolnet AB", null, "medium"), Leads: true, 2, new Money(12500000, "NOK")),
                new Award("LOT-0002", "ORG-0002", new Party("Eksempelskyen AS", "900000014", "large"), Leads: true, 1, null),
                new Award("LOT-0003", "ORG-0004", null, Leads: true, 1, new Money(400000, "NOK")),
            ],
            notice.Awards);
    }

    [Theory]
    [InlineData("selec-w\">", "selec-w\"> ")]
    [InlineData("selec-w", "open-nw")]
    [InlineData("SettledContract>", "SettledContracts>")]
    public void Without_a_chosen_winner_or_a_contract_nobody_has_won(string written, string instead)
    {
        var awards = EformsReader.Read(Encoding.UTF8.GetBytes(Award.Replace(written, instead, StringComparison.Ordinal))).Awards;

        Assert.Equal(instead.EndsWith(' ') ? 4 : 0, awards.Count);
    }

    [Fact]
    public void A_natural_person_is_nobody()
    {
        var notice = EformsReader.Read(Encoding.UTF8.GetBytes(Award));

        Assert.Contains("Et enkeltmenneske", Award, StringComparison.Ordinal);
        Assert.DoesNotContain("enkeltmenneske", string.Join(' ', notice.Awards), StringComparison.Ordinal);
    }

    [Fact]
    public void An_owner_behind_a_company_is_not_a_winner() =>
        Assert.All(
            EformsReader.Read(Encoding.UTF8.GetBytes(Award.Replace("<efac:Tenderer><cbc:ID schemeName=\"organization\">ORG-0002", "<efac:Tenderer><cbc:ID schemeName=\"ubo\">UBO-0001", StringComparison.Ordinal)))
                .Awards.Where(award => award.Organisation == "UBO-0001"),
            award => Assert.Null(award.Winner));

    [Fact]
    public void Several_contracts_about_one_lot_with_one_winner_are_one_award_with_their_sum()
    {
        var one = EformsReader.Read(Encoding.UTF8.GetBytes(Award.Replace("LOT-0003", "LOT-0002", StringComparison.Ordinal).Replace("ORG-0004", "ORG-0002", StringComparison.Ordinal).Replace(">0<", ">100000<", StringComparison.Ordinal)));

        Assert.Equal(new Money(500000, "NOK"), Assert.Single(one.Awards, award => award.Lot == "LOT-0002").Amount);
    }

    [Fact]
    public void A_sum_with_an_unknown_part_is_unknown()
    {
        var one = EformsReader.Read(Encoding.UTF8.GetBytes(Award.Replace("LOT-0003", "LOT-0002", StringComparison.Ordinal).Replace("ORG-0004", "ORG-0002", StringComparison.Ordinal)));

        Assert.Null(Assert.Single(one.Awards, award => award.Lot == "LOT-0002").Amount);
    }

    [Fact]
    public void Nothing_that_a_collector_takes_out_is_needed()
    {
        var kept = Sektorradar.Sources.Privacy.PersonalFields.Without(Encoding.UTF8.GetBytes(Award), EformsReader.Personal)!;

        Assert.DoesNotContain("noen@example.org</", Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.DoesNotContain("Eier bak selskapet", Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
        Assert.Equal(EformsReader.Read(Encoding.UTF8.GetBytes(Award)).Awards, EformsReader.Read(kept).Awards);
    }

    [Fact]
    public void Texts_are_in_the_readers_language_in_one_line_and_without_mail_addresses()
    {
        var notice = EformsReader.Read(Encoding.UTF8.GetBytes(Award));

        Assert.Equal(("Skyplattform og saksbehandling", "Cloud platform and cases"), (notice.Title.Best, notice.Title["eng"]));
        Assert.Equal("Plattform for containere (Kubernetes), spørsmål til", notice.Description.Best);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>Service unavailable</body></html>")]
    [InlineData("<ContractAwardNotice/>")]
    [InlineData("<ContractNotice xmlns='urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2'/>")]
    [InlineData("<ContractNotice xmlns='urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2'/>")]
    [InlineData("<!DOCTYPE r [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;&a;'>]><r>&b;</r>")]
    [InlineData("<!DOCTYPE r SYSTEM 'file:///etc/hostname'><r/>")]
    public void What_is_no_notice_is_refused(string body)
    {
        var error = Record.Exception(() => EformsReader.Read(Encoding.UTF8.GetBytes(body)));

        Assert.True(error is XmlException or FormatException, $"{error}");
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.999)]
    public void A_torn_notice_is_refused(double kept) =>
        Assert.Throws<XmlException>(() => EformsReader.Read(Encoding.UTF8.GetBytes(Award[..(int)(Award.Length * kept)])));

    [Fact]
    public void Very_deep_and_very_long_notices_are_refused()
    {
        var deep = $"<ContractNotice xmlns='urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2'>{string.Concat(Enumerable.Repeat("<a>", 200_000))}{string.Concat(Enumerable.Repeat("</a>", 200_000))}</ContractNotice>";

        Assert.Throws<FormatException>(() => EformsReader.Read(Encoding.UTF8.GetBytes(deep)));
        Assert.Throws<XmlException>(() => EformsReader.Read(Encoding.UTF8.GetBytes($"<r>{new string('a', 20_000_001)}</r>")));
    }
}
