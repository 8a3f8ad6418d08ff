using CsCheck;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class SubstanceTests
{
    private const string Lamp = "openlamp";

    [Fact]
    public void What_nothing_is_known_of_has_no_grade_and_no_zero()
    {
        var substance = Of(new SmallLedger().Subject(Lamp, repositories: 0));

        Assert.False(substance.IsGraded);
        Assert.Equal((double.NaN, 0.0, 14), (substance.Value, substance.Coverage, substance.Items.Count));
        Assert.All(substance.Items, item => Assert.Equal((true, true), (item.Found is null, item.Absence is not null)));
    }

    [Fact]
    public void A_project_that_was_read_is_graded_on_what_git_tells()
    {
        var substance = Of(Project().Event(Lamp, Metric.Licence, Ago(50), "MIT").Event(Lamp, Metric.Version, Ago(2), "1.0").Event(Lamp, Metric.FirstPublication, Ago(40)));

        Assert.Equal(["authors", "active-weeks", "release", "licence", "age"], substance.Known.Select(item => item.Kind.Id));
        Assert.Equal([8 * 52, 1, 2, null, 40], substance.Known.Select(item => item.Found!.Number));
        Assert.Equal([Math.Log(417) / Math.Log(2001), 1, 1, 1, 0.7], substance.Known.Select(item => item.Found!.Value));
        Assert.Equal(0.1 + 0.05 + 0.05 + 2 * 0.2 / 4.5, substance.Coverage, 12);
        Assert.Equal((0.1 * Math.Log(417) / Math.Log(2001) + 0.1 + 1.7 * 0.2 / 4.5) / substance.Coverage, substance.Value, 12);
        Assert.Equal(0.3 * (1 - substance.Coverage), substance.Value - substance.Low, 12);
        Assert.All(substance.Known, item => Assert.NotEmpty(item.Found!.Evidence));
    }

    [Fact]
    public void Age_alone_gives_no_grade()
    {
        var substance = Of(new SmallLedger().Subject(Lamp, repositories: 0).Happened(Lamp, "published"));

        Assert.Equal("age", Assert.Single(substance.Known).Kind.Id);
        Assert.False(substance.IsGraded);
    }

    [Fact]
    public void An_old_copy_leaves_what_git_tells_unknown_but_for_the_age()
    {
        static Substance Copied(int daysAgo) => Of(new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-daysAgo))
            .Event(Lamp, Metric.Licence, Ago(50), "MIT").Event(Lamp, Metric.Version, Ago(5), "1.0").Event(Lamp, Metric.FirstPublication, Ago(40)));

        Assert.Equal(5, Copied(91).Known.Count());
        Assert.Equal("age", Assert.Single(Copied(92).Known).Kind.Id);
        Assert.Equal(Absence.OldCopy, Item(Copied(92), "authors").Absence);
    }

    [Fact]
    public void A_version_is_as_old_as_it_was_on_the_day_of_the_copy()
    {
        var substance = Of(new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady, copied: SmallLedger.AsOf.AddDays(-80)).Event(Lamp, Metric.Version, SmallLedger.AsOf.AddDays(-150), "1.0"));

        Assert.Equal(2, Item(substance, "release").Found!.Number);
    }

    [Fact]
    public void A_repository_that_was_not_read_may_be_where_the_people_are()
    {
        var substance = Of(new SmallLedger().Subject(Lamp, repositories: 2).Copy(Lamp, SmallLedger.Steady));

        Assert.Equal(Absence.InPart, Item(substance, "authors").Absence);
        Assert.Equal(Absence.InPart, Item(substance, "active-weeks").Absence);
    }

    [Fact]
    public void No_version_at_all_is_not_known_and_not_a_bad_one() => Assert.Equal(Absence.NothingSaid, Item(Of(Project()), "release").Absence);

    [Theory]
    [InlineData(1.0, "MIT")]
    [InlineData(0.3, "BUSL-1.1")]
    [InlineData(0.3, "MIT", "Apache-2.0")]
    [InlineData(1.0, "MIT", "unrecognised", "MIT")]
    [InlineData(null, "MIT", "unrecognised")]
    [InlineData(null, "CC-BY-4.0")]
    [InlineData(null)]
    public void A_licence_counts_when_it_is_known_and_less_when_it_changed(double? value, params string[] licences)
    {
        var ledger = Project();
        foreach (var (i, licence) in licences.Index())
        {
            ledger.Event(Lamp, Metric.Licence, Ago(20).AddDays(i), licence);
        }

        Assert.Equal(value, Item(Of(ledger), "licence").Found?.Value);
    }

    [Fact]
    public void A_change_of_licence_is_forgiven_after_two_years() =>
        Assert.Equal(1, Item(Of(Project().Event(Lamp, Metric.Licence, Ago(60), "MIT").Event(Lamp, Metric.Licence, Ago(25), "Apache-2.0")), "licence").Found!.Value);

    [Theory]
    [InlineData(1.0, Metric.Accepted, Metric.Incubating, Metric.Graduated)]
    [InlineData(0.7, Metric.Accepted, Metric.Incubating)]
    [InlineData(0.35, Metric.Accepted)]
    [InlineData(0.0, Metric.Accepted, Metric.Archived)]
    public void The_level_of_a_foundation_stands_for_cases(double value, params Metric[] steps)
    {
        var small = Project();
        var level = steps.Select((step, i) => new Signal("cncf", SmallLedger.AboutOf(Lamp), step, Ago(30).AddDays(i), 1, null, new CaptureId("00000000000000cf")));

        Assert.Equal(value, Item(Of(small, [.. small.Signals, .. level]), "cases").Found!.Value);
        Assert.Equal(Absence.NothingSaid, Item(Of(small, [.. small.Signals, .. level.Select(signal => signal with { Source = "git" })]), "cases").Absence);
    }

    [Fact]
    public void One_publisher_makes_no_case_of_a_technology()
    {
        var small = new SmallLedger().Subject(Lamp).Subject("lighting", repositories: 0, projects: [Lamp]).Case("lighting").Case("lighting").Case(Lamp);
        var others = small.Sector.Facts.Select((fact, i) => fact with { Source = fact.Source with { Publisher = $"Office {i}" } });

        Assert.Equal(Absence.OnePublisher, Item(Of(small, subject: "lighting"), "cases").Absence);
        Assert.Equal(2, Item(Of(small, facts: others, subject: "lighting"), "cases").Found!.Number);
        Assert.Equal(1, Item(Of(small), "cases").Found!.Number);
    }

    [Theory]
    [InlineData(Modality.Goal)]
    [InlineData(Modality.Forecast)]
    [InlineData(Modality.Opinion)]
    public void What_somebody_hopes_for_is_no_evidence(Modality modality) =>
        Assert.Empty(Of(new SmallLedger().Subject(Lamp, repositories: 0).Case(Lamp, modality).Use(Lamp, 20, 100, 5, modality)).Known);

    [Fact]
    public void Use_that_was_measured_and_not_found_is_a_zero_and_a_share_of_people_is_not_a_count_of_repositories()
    {
        Assert.Equal(0, Item(Of(Project().Use(Lamp, 0, 61, 0)), "public-code").Found!.Value);
        Assert.Equal(Absence.NoSource, Item(Of(Project().Use(Lamp, 900, 1000, null)), "public-code").Absence);
    }

    [Fact]
    public void A_technology_is_kept_up_as_its_projects_are_on_average()
    {
        static SmallLedger Three(int read)
        {
            var small = new SmallLedger().Subject("lighting", repositories: 0, projects: ["a", "b", "c"]).Subject("a").Subject("b").Subject("c");
            foreach (var (i, id) in new[] { "a", "b", "c" }.Take(read).Index())
            {
                small.Copy(id, (metric, ago) => i == 0 ? SmallLedger.Steady(metric, ago) : ago % 2);
            }

            return small;
        }

        Assert.Equal((1 + 0.5 + 0.5) / 3, Item(Of(Three(3), subject: "lighting"), "active-weeks").Found!.Value, 12);
        Assert.Equal(0.75, Item(Of(Three(2), subject: "lighting"), "active-weeks").Found!.Value, 12);
        Assert.Equal(Absence.InPart, Item(Of(Three(1), subject: "lighting"), "active-weeks").Absence);
        Assert.Equal(Absence.NoSource, Item(Of(Three(0), subject: "lighting"), "active-weeks").Absence);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(1e9)]
    public void A_number_that_cannot_be_right_is_not_known(double number)
    {
        var small = Project();
        var substance = Grades.Of(small.Ledger, small.Scores, counted: (_, kind) => kind == KindOfEvidence.Dependants ? new Counted(number, SmallLedger.AsOf, []) : null).SubstanceOf(Lamp);

        Assert.Equal(Absence.Implausible, Item(substance, "dependants").Absence);
    }

    [Fact]
    public void Counts_below_nothing_and_points_above_ten_are_not_known()
    {
        var small = Project();
        var points = new Signal("scorecard", SmallLedger.AboutOf(Lamp), Metric.SecurityPractice, Ago(1), 11, null, new CaptureId("00000000000000cf"));

        Assert.Equal(Absence.Implausible, Item(Of(small, [.. small.Signals, points]), "scorecard").Absence);
        Assert.Equal(0.75, Item(Of(small, [.. small.Signals, points with { Value = 7.5m }]), "scorecard").Found!.Value);
        Assert.Equal(Absence.Implausible, Item(Of(new SmallLedger().Subject(Lamp).Copy(Lamp, (metric, ago) => ago == 3 ? -5 : SmallLedger.Steady(metric, ago))), "authors").Absence);
        Assert.Equal(Absence.Implausible, Item(Of(Project().Use(Lamp, 101, 100, 5)), "public-code").Absence);
    }

    [Fact]
    public void More_of_the_same_evidence_of_use_never_lowers_it()
    {
        var used = Enumerable.Range(0, 62).Select(repositories => Of(Project().Use(Lamp, repositories, 61, 5)).Value).ToList();
        var run = Enumerable.Range(1, 8).Select(cases => Of(Enumerable.Range(0, cases).Aggregate(Project(), (small, _) => small.Case(Lamp))).Value).ToList();

        Assert.Equal(used.Order(), used);
        Assert.Equal(run.Order(), run);
        Assert.True(used[0] < used[^1] && run[0] < run[^1]);
    }

    [Fact]
    public void Scales_stay_between_nothing_and_all_and_never_turn()
    {
        foreach (var kind in KindOfEvidence.All.Where(kind => kind.Scale is not Scale.Words))
        {
            var less = kind.Scale is Scale.Remainder or Scale.Steps { Upwards: false };
            Gen.Select(Gen.Double[0, kind.Most], Gen.Double[0, 1]).Sample((number, part) =>
            {
                var (value, smaller) = (kind.Scale.Of(number), kind.Scale.Of(number * part));
                return value is >= 0 and <= 1 && (less ? smaller >= value : smaller <= value);
            });
        }
    }

    [Fact]
    public void What_is_not_known_widens_the_interval_and_moves_nothing() => Values.Sample(values =>
    {
        var whole = Substance.Of(values);
        var mean = whole.Value;
        for (var i = 0; i < values.Length; i++)
        {
            var at = i;
            SubstanceItem[] With(SubstanceItem item) => [.. values.Select((one, index) => index == at ? item : one)];
            var known = Substance.Of(With(Found(KindOfEvidence.All[i], mean)));
            var unknown = Substance.Of(With(SubstanceItem.NotKnown(KindOfEvidence.All[i], Absence.NoSource)));
            var middling = Substance.Of(With(Found(KindOfEvidence.All[i], unknown.Value)));

            Assert.Equal(middling.Value, unknown.Value, 9);
            Assert.True(unknown.High - unknown.Low >= Math.Min(middling.High - middling.Low, 1 - 1e-9) || unknown.Low == 0 || unknown.High == 1);
            Assert.True(unknown.Coverage < known.Coverage);
        }
    });

    [Fact]
    public void The_interval_holds_the_value_and_the_grade() => Values.Sample(values =>
    {
        var substance = Substance.Of([.. values.Select((item, i) => i % 3 == 0 ? SubstanceItem.NotKnown(item.Kind, Absence.NoSource) : item)]);

        Assert.InRange(substance.Value, substance.Low, substance.High);
        Assert.InRange(substance.Grade, substance.LowGrade, substance.HighGrade);
        Assert.InRange(substance.Low, 0, 1);
        Assert.InRange(substance.High, 0, 1);
    });

    [Fact]
    public void The_order_of_the_evidence_changes_nothing()
    {
        var small = Project().Use(Lamp, 5, 61, 2).Case(Lamp).Case(Lamp).Event(Lamp, Metric.Version, Ago(1), "1.0").Event(Lamp, Metric.Version, Ago(9), "0.9")
            .Event(Lamp, Metric.Licence, Ago(30), "MIT").Event(Lamp, Metric.Licence, Ago(3), "BUSL-1.1").Event(Lamp, Metric.FirstPublication, Ago(40));
        var backwards = Of(small, [.. small.Signals.Reverse()], small.Sector.Facts.Reverse());
        var forwards = Of(small);

        Assert.Equal((forwards.Value, forwards.Coverage), (backwards.Value, backwards.Coverage));
        Assert.Equal(forwards.Items.Select(Told), backwards.Items.Select(Told));
        Assert.Equal(Substance.Of([.. forwards.Items.Reverse()]).Value, forwards.Value);

        static string Told(SubstanceItem item) => $"{item.Kind.Id} {item.Absence} {item.Found?.Value} {item.Found?.Day} {string.Join(' ', item.Found?.Evidence ?? [])}";
    }

    private static readonly Gen<SubstanceItem[]> Values = Gen.Double[0, 1].Array[14].Select(values => values.Select((value, i) => Found(KindOfEvidence.All[i], value)).ToArray());

    private static SubstanceItem Found(KindOfEvidence kind, double value) => SubstanceItem.Of(kind, new Finding(value, null, null, SmallLedger.AsOf, []));

    private static SmallLedger Project() => new SmallLedger().Subject(Lamp).Copy(Lamp, SmallLedger.Steady);

    private static DateOnly Ago(int months) => SmallLedger.AsOf.AddMonths(-months);

    private static SubstanceItem Item(Substance substance, string kind) => substance.Items.Single(item => item.Kind.Id == kind);

    private static Substance Of(SmallLedger small, IReadOnlyList<Signal>? signals = null, IEnumerable<Fact>? facts = null, string subject = Lamp)
    {
        var ledger = new Ledger(SmallLedger.AsOf, small.Captures, signals ?? small.Signals, facts ?? small.Sector.Facts);
        return Grades.Of(ledger, Scores.Of(small.Sector, ledger)).SubstanceOf(subject);
    }
}
