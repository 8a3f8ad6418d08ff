using Sektorradar.Model;
using Sektorradar.Tests.Scoring;
using static Sektorradar.Model.ClaimValue;

namespace Sektorradar.Tests.Reporting;

/// <summary>The rules by which sections choose, each on a small ledger and beside it the nearest one on which it does not hold.</summary>
public class SectionTests
{
    private const string Lamp = "openlamp";

    [Theory]
    [InlineData(1, 100, "9.0.0")]
    [InlineData(2, 100, "9.0.0")]
    [InlineData(3, 100, null)]
    [InlineData(3, 200, "9.0.0")]
    public void A_new_major_version_is_an_event_where_they_are_rare(int majors, int daysBetween, string? told)
    {
        var ledger = Steady();
        for (var i = 0; i < majors; i++)
        {
            ledger.Event(Lamp, Metric.Version, Ago(20 + daysBetween * i), $"{9 - i}.0.0");
        }

        Assert.Equal(told, ledger.Claims("events").Select(claim => Text(claim, "version")).SingleOrDefault());
    }

    [Theory]
    [InlineData("1.2.0")]
    [InlineData("2026.0")]
    [InlineData("0.0.0")]
    public void What_is_no_first_number_is_no_major_version(string version) => Assert.Empty(Steady().Event(Lamp, Metric.Version, Ago(20), version).Claims("events"));

    [Fact]
    public void Only_a_project_of_one_repository_has_versions_of_its_own()
    {
        var two = new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Steady).Copy(Lamp, SmallLedger.Steady, repository: 1).Event(Lamp, Metric.Version, Ago(20), "1.0.0");

        Assert.Empty(two.Claims("events"));
        Assert.NotEmpty(Steady().Event(Lamp, Metric.Version, Ago(20), "1.0.0").Claims("events"));
    }

    [Fact]
    public void A_licence_that_changed_is_an_event_from_one_that_was_recognised_to_the_next()
    {
        var ledger = Steady().Event(Lamp, Metric.Licence, Ago(500), "MIT").Event(Lamp, Metric.Licence, Ago(40), "unrecognised").Event(Lamp, Metric.Licence, Ago(20), "BUSL-1.1");

        var claim = Assert.Single(ledger.Claims("events"));
        Assert.Equal(("event.licence", "MIT", "BUSL-1.1"), (claim.Kind, Text(claim, "from"), Text(claim, "to")));
    }

    [Fact]
    public void What_happened_before_the_quarter_is_no_event_of_it()
    {
        Assert.Empty(Steady().Event(Lamp, Metric.Archived, Ago(92)).Claims("events"));
        Assert.Equal("event.ended", Assert.Single(Steady().Event(Lamp, Metric.Archived, Ago(91)).Claims("events")).Kind);
    }

    /// <summary>What stands under a wider subject because it has none of its own is no news of that subject.</summary>
    [Theory]
    [InlineData("OpenLamp was handed over", true)]
    [InlineData("a lantern was handed over", false)]
    public void An_event_is_told_when_it_names_its_subject(string text, bool told)
    {
        var ledger = Steady().Happened(Lamp, "moved", text, "risk-market");

        Assert.Equal(told, ledger.Claims("events").Count == 1);
        Assert.Equal(told, ledger.Claims("risks").Any(claim => claim.Kind == "fact.event"));
    }

    [Fact]
    public void What_is_no_event_speaks_of_its_subject_by_itself() =>
        Assert.Contains("fact.status", Steady().Fact(Lamp, "risk-market", new Statement.Status(new Localized("few make lanterns")), Modality.Fact).Claims("risks").Select(claim => claim.Kind));

    [Fact]
    public void A_kind_of_risk_of_which_nothing_is_known_is_named()
    {
        var claims = Steady().Fact(Lamp, "risk-market", new Statement.Status(new Localized("few make lanterns")), Modality.Fact).Claims("risks");

        Assert.Equal(["fact.status", "risk.unknown"], claims.Select(claim => claim.Kind));
        Assert.Equal(["risk.regulatory", "risk.technical", "risk.competence", "risk.geopolitical"], ((ClaimValue.List)claims[^1]["kinds"]).Items.Select(kind => ((ClaimValue.Term)kind).Code));
        Assert.Empty(Steady().Claims("risks"));
    }

    [Theory]
    [InlineData(3, 0)]
    [InlineData(6, 1)]
    public void Five_to_follow_need_three_people_a_week(int authors, int followed)
    {
        var ledger = new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => metric switch
        {
            // A quarter with one week less than three people in each.
            Metric.Authors => ago == 5 ? authors - 1 : ago < 13 ? authors : 1,
            Metric.PullRequests or Metric.Commits => SmallLedger.Changed(3)(metric, ago),
            _ => 0,
        });

        Assert.Equal(followed, ledger.Claims("top").Count(claim => claim.Kind == "subject.summary"));
    }

    [Fact]
    public void Five_to_follow_rise_in_two_kinds_of_signal_and_are_no_technology()
    {
        static double OneKind(Metric metric, int ago) => metric == Metric.Authors ? SmallLedger.Changed(3)(metric, ago) : 0;
        var technology = new SmallLedger().Subject("wick").Subject("glass").Subject("lamp-control", repositories: 0, projects: ["wick", "glass"])
            .Copy("wick", SmallLedger.Changed(3)).Copy("glass", SmallLedger.Changed(3));

        Assert.Empty(new SmallLedger().Subject(Lamp).Copy(Lamp, OneKind).Claims("top"));
        Assert.Equal(["glass", "wick"], technology.Claims("top").Where(claim => claim.Kind == "subject.summary").Select(Subject));
    }

    [Fact]
    public void New_projects_of_this_country_come_first_then_those_with_most_people()
    {
        var ledger = Young(New("many", people: 9), "MIT").Subject("few").Subject("fyr", audience: Audience.Norway);
        ledger.Copy("few", People(3), weeks: 20).Copy("fyr", People(1), weeks: 20);
        Young(ledger, "MIT", "few", "fyr");

        Assert.Equal(["fyr", "many", "few"], ledger.Claims("new").Where(claim => claim.Kind == "new.project").Select(Subject));
    }

    [Theory]
    [InlineData("MIT OR Apache-2.0", null)]
    [InlineData("BUSL-1.1", "obstacle.not-open")]
    [InlineData("unrecognised", "obstacle.unrecognised")]
    [InlineData(null, "obstacle.no-licence")]
    public void A_new_project_that_is_not_open_is_named_with_the_reason(string? licence, string? reason)
    {
        var ledger = Young(New("many", people: 9), "MIT").Subject("dark").Copy("dark", People(9), weeks: 20);
        Young(ledger, licence, "dark");

        var claims = ledger.Claims("new");
        Assert.Equal(reason is null, claims.Any(claim => claim.Kind == "new.project" && Subject(claim) == "dark"));
        Assert.Equal(reason, claims.Where(claim => claim.Kind == "new.left-out").Select(claim => ((Term)claim["reason"]).Code).SingleOrDefault());
    }

    [Fact]
    public void New_projects_that_the_table_has_no_room_for_are_named()
    {
        var ledger = new SmallLedger();
        foreach (var number in Enumerable.Range(0, 14))
        {
            var id = $"lamp-{number:00}";
            Young(ledger.Subject(id).Copy(id, People(1), weeks: 20), "MIT", id);
        }

        var claims = ledger.Claims("new");
        Assert.Equal(12, claims.Count(claim => claim.Kind == "new.project"));
        Assert.Equal(["lamp-12", "lamp-13"], ((List)claims.Single(claim => claim.Kind == "new.more")["names"]).Items.Select(name => ((Name)name).Id));
    }

    [Theory]
    [InlineData(30, 395, 1)]
    [InlineData(30, 394, 0)]
    public void Use_that_was_measured_twice_a_year_apart_is_told_as_a_change(int newest, int before, int told)
    {
        var claims = Steady().Use(Lamp, 30, 100, 9, daysAgo: newest).Use(Lamp, 10, 100, 3, daysAgo: before).Claims("picture").Where(claim => claim.Kind == "use.change").ToList();

        Assert.Equal(told, claims.Count);
        Assert.All(claims, claim => Assert.Equal((new Percent(10), new Percent(30), 2), (claim["from"], claim["to"], claim.Evidence.Count)));
    }

    [Fact]
    public void Use_in_another_population_is_no_change_and_the_largest_change_is_told_first()
    {
        var other = new Statement.Share(10, 100, new Localized("use it"), new Localized("lightships"), null, null);
        var ledger = Steady().Subject("wick").Use(Lamp, 12, 100, 9).Use(Lamp, 10, 100, 3, daysAgo: 500).Use("wick", 5, 100, 9).Use("wick", 30, 100, 3, daysAgo: 500)
            .Subject("glass").Use("glass", 90, 100, 9).Fact("glass", "use", other, Modality.Measurement, 500);

        Assert.Equal(["wick", Lamp], ledger.Claims("picture").Where(claim => claim.Kind == "use.change").Select(Subject));
    }

    private static SmallLedger Steady() => new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady);

    private static SmallLedger New(string id, int people) => new SmallLedger().Subject(id).Copy(id, People(people), weeks: 20);

    private static Func<Metric, int, double> People(int everyWeek) => (metric, _) => metric switch { Metric.Newcomers => everyWeek, Metric.Authors or Metric.Commits => 10, _ => 0 };

    /// <summary>First traces and a licence for projects whose only copies cover a few months.</summary>
    private static SmallLedger Young(SmallLedger ledger, string? licence, params string[] ids)
    {
        foreach (var id in ids.Length > 0 ? ids : ["many"])
        {
            ledger.Event(id, Metric.FirstPublication, Ago(140));
            if (licence is not null)
            {
                ledger.Event(id, Metric.Licence, Ago(140), licence);
            }
        }

        return ledger;
    }

    private static DateOnly Ago(int days) => SmallLedger.AsOf.AddDays(-days);

    private static string Subject(Claim claim) => ((Name)claim["subject"]).Id;

    private static string? Text(Claim claim, string value) => (claim.Values.GetValueOrDefault(value) as Literal)?.Text;
}
