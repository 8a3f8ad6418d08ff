using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Writing;

/// <summary>Values and how each language writes them. A tilde stands for a no-break space, which no eye can see.</summary>
public class NumbersTests
{
    [Theory]
    [InlineData("0", 0, "0", "0")]
    [InlineData("7", 0, "7", "7")]
    [InlineData("999", 0, "999", "999")]
    [InlineData("2026", 0, "2026", "2026")]
    [InlineData("9999", 0, "9999", "9999")]
    [InlineData("10000", 0, "10~000", "10,000")]
    [InlineData("1234567", 0, "1~234~567", "1,234,567")]
    [InlineData("-5", 0, "−5", "−5")]
    [InlineData("-12345.6", 1, "−12~345,6", "−12,345.6")]
    [InlineData("0.5", 1, "0,5", "0.5")]
    [InlineData("2.6", 2, "2,60", "2.60")]
    [InlineData("9999.4", 1, "9999,4", "9999.4")]
    public void A_number(string value, int decimals, string norwegian, string english) =>
        Same(norwegian, english, language => Numbers.Decimal(Parse(value), decimals, language));

    /// <summary>A number just under the border that is rounded over it is written as one that stands there.</summary>
    [Fact]
    public void A_number_that_is_rounded_up_to_five_digits_is_grouped() => Same("10~000", "10,000", language => Numbers.Decimal(9999.6m, 0, language));

    /// <summary>Nothing is nothing, with or without the sign that rounding leaves behind.</summary>
    [Fact]
    public void Nothing_has_no_sign() => Same("0", "0", language => Numbers.Decimal(-0.4m, 0, language));

    [Theory]
    [InlineData("80", "80", "80")]
    [InlineData("80.00", "80", "80")]
    [InlineData("14.90", "14,9", "14.9")]
    [InlineData("0.125", "0,125", "0.125")]
    [InlineData("0", "0", "0")]
    public void A_number_with_the_decimals_it_has(string value, string norwegian, string english) => Same(norwegian, english, language => Numbers.Exact(Parse(value), language));

    [Theory]
    [InlineData("66", "66~%", "66%")]
    [InlineData("0", "0~%", "0%")]
    [InlineData("14.9", "14,9~%", "14.9%")]
    [InlineData("-3", "−3~%", "−3%")]
    public void A_share(string value, string norwegian, string english) => Same(norwegian, english, language => Numbers.Percent(Parse(value), language));

    [Theory]
    [InlineData("3", "+3~%", "+3%")]
    [InlineData("0", "0~%", "0%")]
    [InlineData("-13", "−13~%", "−13%")]
    [InlineData("1200", "+1200~%", "+1200%")]
    public void A_change(string value, string norwegian, string english) => Same(norwegian, english, language => Text(new ClaimValue.Change(Parse(value)), language));

    [Theory]
    [InlineData("2.6", "×2,60", "×2.60")]
    [InlineData("0.05", "×0,05", "×0.05")]
    [InlineData("12", "×12,00", "×12.00")]
    public void A_factor(string value, string norwegian, string english) => Same(norwegian, english, language => Text(new ClaimValue.Factor(Parse(value)), language));

    [Fact]
    public void An_interval() => Same("0,74–1,21", "0.74–1.21", language => Numbers.Range(0.7404m, 1.2107m, language));

    [Theory]
    [InlineData("1", "NOK", "1 kroner", "1 kroner", "1 kroner")]
    [InlineData("950000", "NOK", "950~000 kroner", "950~000 kroner", "950,000 kroner")]
    [InlineData("1000000", "NOK", "1 million kroner", "1 million kroner", "1 million kroner")]
    [InlineData("14900000", "NOK", "14,9 millioner kroner", "14,9 millionar kroner", "14.9 million kroner")]
    [InlineData("1000000000", "USD", "1 milliard dollar", "1 milliard dollar", "1 billion dollars")]
    [InlineData("1234500000", "EUR", "1,2345 milliarder euro", "1,2345 milliardar euro", "1.2345 billion euros")]
    [InlineData("-2500000", "NOK", "−2,5 millioner kroner", "−2,5 millionar kroner", "−2.5 million kroner")]
    [InlineData("93", "percent", "93~%", "93~%", "93%")]
    [InlineData("2.5", "percentage-points", "2,5 prosentpoeng", "2,5 prosentpoeng", "2.5 percentage points")]
    [InlineData("6.9", "score", "6,9", "6,9", "6.9")]
    [InlineData("0", "people", "0 personer", "0 personar", "0 people")]
    [InlineData("1", "people", "1 person", "1 person", "1 person")]
    [InlineData("12500", "people", "12~500 personer", "12~500 personar", "12,500 people")]
    [InlineData("1", "repositories", "1 kodelager", "1 kodelager", "1 repository")]
    [InlineData("2", "repositories", "2 kodelagre", "2 kodelager", "2 repositories")]
    [InlineData("1", "organisations", "1 virksomhet", "1 verksemd", "1 organisation")]
    [InlineData("3", "organisations", "3 virksomheter", "3 verksemder", "3 organisations")]
    [InlineData("1", "stars", "1 stjerne", "1 stjerne", "1 star")]
    [InlineData("2", "stars", "2 stjerner", "2 stjerner", "2 stars")]
    [InlineData("1", "days", "1 dag", "1 dag", "1 day")]
    [InlineData("5", "days", "5 dager", "5 dagar", "5 days")]
    [InlineData("1.5", "months", "1,5 måneder", "1,5 månader", "1.5 months")]
    public void An_amount_with_its_unit(string value, string unit, string nb, string nn, string en) =>
        Assert.Equal([nb, nn, en], Languages.All.Select(language => Quantities.Text(Parse(value), unit, PhraseSet.Of(language), language).Replace('\u00A0', '~')));

    [Theory]
    [InlineData("2026", "2026", "2026", "2026")]
    [InlineData("2026-Q2", "2. kvartal 2026", "2. kvartal 2026", "Q2 2026")]
    [InlineData("2026-05", "mai 2026", "mai 2026", "May 2026")]
    [InlineData("2026-01-01", "1. januar 2026", "1. januar 2026", "1 January 2026")]
    [InlineData("2025-08..2026-07", "august 2025–juli 2026", "august 2025–juli 2026", "August 2025–July 2026")]
    [InlineData("2024..2026", "2024–2026", "2024–2026", "2024–2026")]
    [InlineData("2025-Q4..2026-Q1", "4. kvartal 2025–1. kvartal 2026", "4. kvartal 2025–1. kvartal 2026", "Q4 2025–Q1 2026")]
    public void A_period(string period, string nb, string nn, string en) =>
        Assert.Equal([nb, nn, en], Languages.All.Select(language => Dates.Text(Period.Parse(period)!, PhraseSet.Of(language), language)));

    [Fact]
    public void Each_month_has_its_name()
    {
        var months = Languages.All.Select(language => string.Join(", ", Enumerable.Range(1, 12).Select(month => Dates.Text(new DateOnly(2026, month, month), PhraseSet.Of(language), language))));

        Assert.Equal(
        [
            "1. januar 2026, 2. februar 2026, 3. mars 2026, 4. april 2026, 5. mai 2026, 6. juni 2026, 7. juli 2026, 8. august 2026, 9. september 2026, 10. oktober 2026, 11. november 2026, 12. desember 2026",
            "1. januar 2026, 2. februar 2026, 3. mars 2026, 4. april 2026, 5. mai 2026, 6. juni 2026, 7. juli 2026, 8. august 2026, 9. september 2026, 10. oktober 2026, 11. november 2026, 12. desember 2026",
            "1 January 2026, 2 February 2026, 3 March 2026, 4 April 2026, 5 May 2026, 6 June 2026, 7 July 2026, 8 August 2026, 9 September 2026, 10 October 2026, 11 November 2026, 12 December 2026",
        ],
        months);
    }

    [Theory]
    [InlineData(0, "", "", "")]
    [InlineData(1, "Uno", "Uno", "Uno")]
    [InlineData(2, "Uno og Due", "Uno og Due", "Uno and Due")]
    [InlineData(3, "Uno, Due og Tre", "Uno, Due og Tre", "Uno, Due and Tre")]
    public void A_list(int items, string nb, string nn, string en)
    {
        var list = new ClaimValue.List([.. new[] { "Uno", "Due", "Tre" }.Take(items).Select(name => new ClaimValue.Literal(name))]);

        Assert.Equal([nb, nn, en], Languages.All.Select(language => Text(list, language)));
    }

    [Fact]
    public void What_is_unknown_is_never_a_number() => Assert.Equal(["ukjent", "ukjent", "unknown"], Languages.All.Select(language => Text(new ClaimValue.Unknown(), language)));

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    [InlineData("tr-TR")]
    public void The_machine_s_language_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Same("−12~345,6", "−12,345.6", language => Numbers.Decimal(-12345.6m, 1, language));
            Assert.Equal("3 July 2026", Dates.Text(new DateOnly(2026, 7, 3), PhraseSet.Of(Language.En), Language.En));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static decimal Parse(string value) => decimal.Parse(value, CultureInfo.InvariantCulture);

    private static string Text(ClaimValue value, Language language) => new Realiser(new Scoring.SmallLedger().Sector, language).Text(value);

    private static void Same(string norwegian, string english, Func<Language, string> write) =>
        Assert.Equal([norwegian, norwegian, english], Languages.All.Select(language => write(language).Replace('\u00A0', '~')));
}
