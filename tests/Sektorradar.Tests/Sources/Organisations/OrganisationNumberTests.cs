using Sektorradar.Sources.Organisations;

namespace Sektorradar.Tests.Sources.Organisations;

public class OrganisationNumberTests
{
    [Theory]
    [InlineData("900000006")]
    [InlineData(" 900 000 006 ")]
    [InlineData("900\u00A0000\u2009006")]
    [InlineData("900000006\r\n")]
    [InlineData("\uFEFF900\u200B000\u200C006")]
    [InlineData("NO900000006")]
    [InlineData("NO 900 000 006 MVA")]
    [InlineData("no-900000006mva")]
    [InlineData("900000006MVA")]
    [InlineData("900000006-MVA")]
    [InlineData("Org.nr.: 900000006")]
    [InlineData("Org.nr. NO900000006")]
    [InlineData("orgnr 900 000 006")]
    [InlineData("Organisasjonsnummer: 900000006")]
    [InlineData("0192:900000006")]
    [InlineData("9908:NO900000006MVA")]
    public void A_number_is_read_however_it_is_written(string written) => Assert.Equal("900000006", OrganisationNumber.Parse(written));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("900000007")]
    [InlineData("90000001")]
    [InlineData("9000000060")]
    [InlineData("900000006 900000014")]
    [InlineData("SE900000006")]
    [InlineData("DE 900000006")]
    [InlineData("NO900000006 (Foretaksregisteret)")]
    [InlineData("100011379")]
    [InlineData("٩٠٠٠٠٠٠٠٦")]
    [InlineData("ikke oppgitt")]
    public void What_is_no_Norwegian_number_gives_none(string? written) => Assert.Null(OrganisationNumber.Parse(written));

    [Fact]
    public void A_very_long_field_gives_none() => Assert.Null(OrganisationNumber.Parse(new string(' ', 1_000_000) + "900000006"));

    [Fact]
    public void One_wrong_digit_or_two_neighbours_swapped_are_always_noticed()
    {
        const string number = "840000001";
        var wrong = Enumerable.Range(0, 9).SelectMany(i => "0123456789".Where(c => c != number[i]).Select(c => number[..i] + c + number[(i + 1)..]));
        var swapped = Enumerable.Range(0, 8).Where(i => number[i] != number[i + 1]).Select(i => number[..i] + number[i + 1] + number[i] + number[(i + 2)..]);

        Assert.True(OrganisationNumber.IsValid(number));
        Assert.DoesNotContain(wrong.Concat(swapped), OrganisationNumber.IsValid);
    }

    [Fact]
    public void No_check_digit_fits_where_it_would_be_ten() => Assert.DoesNotContain(Enumerable.Range(0, 10), digit => OrganisationNumber.IsValid($"84000001{digit}"));

    [Fact]
    public void Numbers_written_by_hand_elsewhere_are_told_apart_by_their_first_digit()
    {
        using var sample = Reference.Json("data/samples/synthetic/brreg_enheter_search.json");
        var number = sample.RootElement.GetProperty("_embedded").GetProperty("enheter")[0].GetProperty("organisasjonsnummer").GetString()!;

        // It passes the check of the digits; no such number is given out.
        Assert.False(OrganisationNumber.IsValid(number));
        Assert.StartsWith("1", number, StringComparison.Ordinal);
    }
}
