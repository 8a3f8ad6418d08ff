using Sektorradar.Sources.Vacancies;

namespace Sektorradar.Tests.Sources.Vacancies;

public class VacancyTests
{
    private static readonly DateOnly Deadline = new(2026, 12, 1);

    [Theory]
    [InlineData("IT-rådgiver")]
    [InlineData("Vil du jobbe med KI?")]
    [InlineData("It-konsulent")]
    [InlineData("Systemutviklar")]
    [InlineData("Senior full-stack utvikler")]
    [InlineData("C#-utvikler")]
    [InlineData("Backend Developer")]
    [InlineData("DevOps-ingeniør")]
    [InlineData("Data Engineer")]
    [InlineData("Løsningsarkitekt")]
    [InlineData("Rådgiver informasjonssikkerhet")]
    public void Some_titles_say_it_themselves(string title) => Assert.Equal(ComputerWorkSign.Certain, ComputerWork.In(title));

    [Theory]
    [InlineData("Landskapsarkitekt")]
    [InlineData("Rådgiver digitalisering")]
    [InlineData("Sikkerhetsvakt")]
    [InlineData("Senioringeniør")]
    public void Some_titles_need_the_occupation_to_say_it(string title) => Assert.Equal(ComputerWorkSign.Possible, ComputerWork.In(title));

    [Theory]
    [InlineData("Sykepleier")]
    [InlineData("Make it happen")]
    [InlineData("Barnehagelærar, ikkje fast")]
    [InlineData("Kokk i kantina")]
    [InlineData("MAIS og ITALIENSK mat")]
    [InlineData("")]
    public void Other_titles_do_not(string title) => Assert.Equal(ComputerWorkSign.None, ComputerWork.In(title));

    [Theory]
    [InlineData("1330", true)]
    [InlineData("2511", true)]
    [InlineData("2512.07", true)]
    [InlineData("2529", true)]
    [InlineData("3514", true)]
    [InlineData("2342", false)]
    [InlineData("2161", false)]
    [InlineData("3521", false)]
    [InlineData("25", false)]
    [InlineData("", false)]
    public void An_occupation_is_told_by_its_group(string code, bool expected) => Assert.Equal(expected, ComputerWork.IsOccupation(code));

    [Fact]
    public void Text_is_plain_and_scripts_are_not_text() =>
        Assert.Equal("Vi bruker C++ & Go.\na < b",
            AdvertText.Of("<style>p{}</style><p>Vi&nbsp;bruker <b>C++</b> &amp; Go.</p><script>var x = '<p>nei</p>';</script>a < b<img src='x"));

    [Theory]
    [InlineData("<p>Kontakt avdelingens leder på 00 00 00 00.</p>")]
    [InlineData("<div>Kontaktperson</div><div>Eksempelnavn</div><div>Avdelingsleder</div>")]
    [InlineData("<p>Spørsmål?<br>Eksempelnavn<br>Tlf: 000 00 000</p>")]
    [InlineData("<p>Eksempelnavn, eksempel@example.org</p>")]
    public void Words_that_tell_whom_to_call_go(string contact)
    {
        var text = AdvertText.Of($"<p>Hos oss får du jobbe med Kubernetes på en stor plattform for mange brukere hver dag.</p>{contact}<p>Du har erfaring fra liknende arbeid og kan Terraform godt fra før av.</p>");

        Assert.DoesNotContain("Eksempelnavn", text, StringComparison.Ordinal);
        Assert.Contains("Kubernetes", text, StringComparison.Ordinal);
        Assert.Contains("Terraform", text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_long_paragraph_loses_a_sentence_and_not_everything() =>
        Assert.Contains("OpenShift", AdvertText.Of("Vi drifter en stor plattform på OpenShift for hele landet, døgnet rundt. Ring oss på 00 00 00 00."), StringComparison.Ordinal);

    [Fact]
    public void Nothing_left_is_no_text() => Assert.Null(AdvertText.Of("<p>Ring 00000000</p>"));

    [Fact]
    public void One_vacancy_has_one_key_wherever_it_is_advertised()
    {
        var one = SameVacancy.Key("Eksempel fylkeskommune (EFK)", "IT-rådgiver, 100 %", Deadline);

        Assert.Equal(one, SameVacancy.Key("EKSEMPEL FYLKESKOMMUNE", "IT-rådgiver – 100%", Deadline));
        Assert.Equal(SameVacancy.Key("Eksempel Drift AS", "Utvikler", Deadline), SameVacancy.Key("Eksempel drift", "utvikler", Deadline));
    }

    [Fact]
    public void Different_vacancies_have_different_keys()
    {
        string?[] keys =
        [
            SameVacancy.Key("Eksempel kommune", "C-utvikler", Deadline), SameVacancy.Key("Eksempel kommune", "C++-utvikler", Deadline), SameVacancy.Key("Eksempel kommune", "C#-utvikler", Deadline),
            SameVacancy.Key("Eksempel kommune", "C-utvikler", Deadline.AddDays(1)), SameVacancy.Key("Annen kommune", "C-utvikler", Deadline),
        ];

        Assert.Distinct(keys);
        Assert.All(keys, Assert.NotNull);
    }

    [Fact]
    public void Without_employer_title_or_deadline_there_is_no_key()
    {
        Assert.Null(SameVacancy.Key(null, "Utvikler", Deadline));
        Assert.Null(SameVacancy.Key("Eksempel kommune", " – ", Deadline));
        Assert.Null(SameVacancy.Key("Eksempel kommune", "Utvikler", null));
    }

    [Theory]
    [InlineData("<script>")]
    [InlineData("<p ")]
    [InlineData("((((((((")]
    [InlineData("1 2 3 4 ")]
    [InlineData(".       ")]
    [InlineData("&lt;&#0;")]
    public void A_hostile_text_costs_no_more_than_its_length(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 200_000));
        var clock = System.Diagnostics.Stopwatch.StartNew();

        AdvertText.Of(text);
        SameVacancy.Key(text, AdvertText.Line(text), Deadline);
        ComputerWork.In(AdvertText.Line(text));

        // Not a measurement: what grows with the square of its length would take hours here.
        Assert.True(clock.Elapsed < TimeSpan.FromMinutes(1), $"{clock.Elapsed}");
    }
}
