using Sektorradar.Sources.Eforms;

namespace Sektorradar.Tests.Sources.Eforms;

/// <summary>The examples of the eForms SDK: what stands in each was counted by hand.</summary>
public class EformsSampleTests
{
    [Theory]
    [InlineData("can_24_maximal", NoticeKind.Result, "15377ca1-6cf7-4060-90f0-9290128957a3-03", 2, "79710000 79720000 75121000 33185200", "9999999.99 EUR")]
    [InlineData("can_24_minimal", NoticeKind.Result, "65667997-031a-4198-bd25-7225449ef479-01", 1, "77310000", "")]
    [InlineData("can_24_no_tenders", NoticeKind.Result, "da7ec2b4-ff04-4838-8e28-489a3b5c573c-01", 1, "72000000", "")]
    [InlineData("can_25_ENG", NoticeKind.Result, "359f3b87-c2ec-4c6a-b279-58c843551e7c-01", 1, "72260000", "")]
    [InlineData("can-modif_24_value", NoticeKind.Contract, "3572a106-eb30-4c7a-8ac5-b3502f71742a-01", 1, "79410000", "")]
    [InlineData("change-cn_24_void", NoticeKind.Competition, "1d192942-a4a3-4833-8775-ca38f7ec09ca-01", 1, "72230000", "")]
    [InlineData("cn_24_minimal", NoticeKind.Competition, "f42be27e-09cf-4f0e-a745-63ec689631e6-01", 1, "72230000", "")]
    [InlineData("cn_24_multilingual", NoticeKind.Competition, "55aae64f-88a8-44a5-b2fb-8228e97fe6ee-01", 1, "72230000 72260000", "4500000 EUR")]
    [InlineData("pin-cfc_25", NoticeKind.Competition, "c48d000f-2598-47b3-856e-de93bf654518-01", 2, "50712000", "")]
    [InlineData("pin-only_24", NoticeKind.Planning, "f252f386-55ac-4fa8-9be4-9f950b9904c8-01", 0, "72000000 50000000", "100000 EUR")]
    [InlineData("veat_24", NoticeKind.Intent, "6ea164b2-228c-4ae8-b3b5-26f3946b8300-01", 1, "33000000", "")]
    public void A_notice_is_read(string name, NoticeKind kind, string reference, int lots, string cpv, string estimate)
    {
        var notice = Read(name);

        Assert.Equal((kind, reference, lots, cpv), (notice.Kind, notice.Reference, notice.Lots.Count, string.Join(' ', notice.Cpv)));
        Assert.Equal(estimate, notice.Estimate is { } money ? FormattableString.Invariant($"{money.Amount} {money.Currency}") : "");
        Assert.Single(notice.Buyers);
        Assert.NotEmpty(notice.Title.Best);
        Assert.False(notice.National);
    }

    [Theory]
    [InlineData("can_24_maximal", "GLO-0001 Gyro Soft SA (large) 9999999.99 EUR; GLO-0001 ? with ORG-0009; LOT-0001 Competitor (large) 9999999.99 EUR")]
    [InlineData("can_24_minimal", "LOT-0000 Espaces Verts Lemire (micro) 95414 EUR")]
    [InlineData("can_25_ENG", "LOT-0000 Deloitte — Main Account LLP (large) 9.99 GBP")]
    [InlineData("can_24_no_tenders", "")]
    [InlineData("can-modif_24_value", "")]
    [InlineData("veat_24", "")]
    [InlineData("cn_24_multilingual", "")]
    public void Its_winners_are_read(string name, string winners) =>
        Assert.Equal(winners, string.Join("; ", Read(name).Awards.Select(award => FormattableString.Invariant(
            $"{award.Lot} {award.Winner?.Name ?? "?"}{(award.Winner?.Size is { } size ? $" ({size})" : "")}{(award.Leads ? $" {award.Amount?.Amount} {award.Amount?.Currency}" : $" with {award.Organisation}")}"))));

    [Fact]
    public void Every_language_is_kept()
    {
        var notice = Read("cn_24_multilingual");

        Assert.Equal((24, 24), (notice.Title.Texts.Count, notice.Description.Texts.Count));
        Assert.StartsWith("Provision of IT Services", notice.Title.Best, StringComparison.Ordinal);
        Assert.Equal("Publications Office of the European Union", notice.Buyers[0].Name);
    }

    [Fact]
    public void The_types_are_those_of_the_code_list()
    {
        var list = System.Xml.Linq.XDocument.Load(Path.Combine(Reference.Folder("data/samples/procurement"), "eforms_notice-type.gc"));
        var codes = list.Descendants("Value").Where(value => value.Attribute("ColumnRef")?.Value == "code").Select(value => value.Value.Trim()).ToList();

        Assert.Equal(21, codes.Count);
        Assert.DoesNotContain(codes, code => NoticeKinds.Of(code) == NoticeKind.Unknown);
    }

    [Fact]
    public void Every_example_is_among_them() =>
        Assert.Equal(11, Directory.EnumerateFiles(Reference.Folder("data/samples/procurement"), "*.xml").Count());

    private static Notice Read(string name) => EformsReader.Read(File.ReadAllBytes(Path.Combine(Reference.Folder("data/samples/procurement"), $"eforms_{name}.xml")));
}
