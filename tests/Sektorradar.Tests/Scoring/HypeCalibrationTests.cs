using System.Globalization;
using System.IO.Compression;
using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

/// <summary>
/// Where the line for small sectors comes from: public projects of the CNCF landscape as of 2020-10-19, with the stars of 65 weeks and what was known
/// then of their maintenance. It prints the figures of <c>docs/scoring.md</c>.
/// </summary>
public class HypeCalibrationTests(ITestOutputHelper output)
{
    private static readonly DateOnly AsOf = new(2020, 10, 19);

    [Fact]
    public void The_line_for_small_sectors_is_the_one_that_the_landscape_shows()
    {
        var commits = Rows("cncf-weekly-commits.csv.gz").ToLookup(row => row["repo"]);
        var projects = Rows("cncf-panel.csv.gz").Where(row => Day(row["week"]) <= AsOf).GroupBy(row => row["repo"])
            .Select(rows => Project.Of([.. rows], commits[rows.Key])).OfType<Project>().ToDictionary(project => project.Repository);

        var hype = Hypes.Of([.. projects.Values.Select(project => project.Stars)], id => projects[id].Substance);
        var counted = hype.Where(one => one.Value.Counted.Count > 0).ToDictionary();
        var line = AttentionLine.Of([.. counted.Select(one => (projects[one.Key].Substance.Value, Math.Log2(one.Value.Level)))]);

        output.WriteLine(FormattableString.Invariant($"{projects.Count} projects, {counted.Count} compared: at {line.At:0.000}, slope {line.Slope:0.000}, spread {line.Spread:0.000}"));
        var parts = Enumerable.Range(0, 10).Select(part => AttentionLine.Of(
            [.. counted.OrderBy(one => one.Key, StringComparer.Ordinal).Where((_, i) => i % 10 != part).Select(one => (projects[one.Key].Substance.Value, Math.Log2(one.Value.Level)))])).ToList();
        output.WriteLine(FormattableString.Invariant(
            $"without a tenth: at {parts.Min(one => one.At):0.00} to {parts.Max(one => one.At):0.00}, slope {parts.Min(one => one.Slope):0.00} to {parts.Max(one => one.Slope):0.00}, spread {parts.Min(one => one.Spread):0.00} to {parts.Max(one => one.Spread):0.00}"));
        output.WriteLine(FormattableString.Invariant($"unusual star patterns: {projects.Values.Count(project => StarScreen.IsUnusual(project.Stars.Counts, null))}"));
        output.WriteLine("hype " + Counts(counted.Values.Select(one => one.Grade)) + "; substance " + Counts(counted.Keys.Select(id => projects[id].Substance.Grade)));
        foreach (var (id, one) in counted.Where(one => Known.Contains(one.Key)).OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var substance = projects[id].Substance;
            output.WriteLine(FormattableString.Invariant(
                $"{id}: hype {one.Grade} ({one.LowGrade}-{one.HighGrade}), level {one.Level:0.0}, growth {one.Growth:0.00}, excess {one.Excess:0.0}; substance {substance.Grade} ({substance.LowGrade}-{substance.HighGrade}) {substance.Value:0.00}"));
        }

        Assert.Equal((312, 244), (projects.Count, counted.Count));
        Assert.Equal(AttentionLine.UsualAt, line.At, 0.05);
        Assert.Equal(AttentionLine.UsualSlope, line.Slope, 0.05);
        Assert.Equal(AttentionLine.UsualSpread, line.Spread, 0.05);
    }

    private static readonly string[] Known =
    [
        "kubernetes/kubernetes", "istio/istio", "helm/helm", "prometheus/prometheus", "hashicorp/terraform", "pulumi/pulumi", "crossplane/crossplane", "apache/mesos", "cilium/cilium",
        "openstack/openstack", "chef/chef", "puppetlabs/puppet", "ansible/ansible", "etcd-io/etcd", "containerd/containerd", "dapr/dapr", "kedacore/keda", "rkt/rkt", "kubeless/kubeless",
    ];

    private static string Counts(IEnumerable<int> grades) => string.Join('/', Enumerable.Range(1, 5).Select(grade => grades.Count(one => one == grade)));

    private static IEnumerable<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Reference.Folder("data/scoring/" + file)), CompressionMode.Decompress));
        var header = Cells(reader.ReadLine()!);
        while (reader.ReadLine() is { } line)
        {
            yield return header.Zip(Cells(line)).ToDictionary(cell => cell.First, cell => cell.Second);
        }
    }

    /// <summary>Names may hold a comma, between quotes.</summary>
    private static List<string> Cells(string line)
    {
        var cells = new List<string> { "" };
        var quoted = false;
        foreach (var character in line)
        {
            if (character == '"')
            {
                quoted = !quoted;
            }
            else if (character == ',' && !quoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += character;
            }
        }

        return cells;
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Project(string Repository, Attention Stars, Substance Substance)
    {
        private const int Weeks = 71, LeastKnown = 45, LeastCommitWeeks = 40;

        /// <returns>Null when too few weeks are known, or the entry was pointed at another repository.</returns>
        public static Project? Of(List<Dictionary<string, string>> rows, IEnumerable<Dictionary<string, string>> commits)
        {
            var last = rows.MaxBy(row => row["week"])!;
            var totals = rows.Where(row => double.TryParse(row["stars"], CultureInfo.InvariantCulture, out _))
                .Select(row => (Week: Weeks - 1 - (AsOf.DayNumber - Day(row["week"]).DayNumber) / 7, Stars: double.Parse(row["stars"], CultureInfo.InvariantCulture)))
                .Where(total => total.Week >= 0).OrderBy(total => total.Week).ToList();
            if (AsOf.DayNumber - Day(last["week"]).DayNumber > 21 || totals.Count < LeastKnown)
            {
                return null;
            }

            var levels = Enumerable.Range(totals[0].Week, totals[^1].Week - totals[0].Week + 1).Select(week => Between(totals, week)).ToList();
            var gained = levels.Zip(levels.Skip(1), (before, after) => after - before).ToList();
            var stars = KindsOfAttention.All.Single(kind => kind.Metric == Metric.Stars);
            return gained.Exists(week => week < -50)
                ? null
                : new Project(last["repo"], new Attention(last["repo"], stars, "cncf", [.. gained.Select(week => (double?)Math.Max(0, week))], [.. gained.Select(_ => (double?)1)], []),
                    Substance.Of([.. Items(last, [.. commits])]));
        }

        private static double Between(List<(int Week, double Stars)> totals, int week)
        {
            var after = totals.First(total => total.Week >= week);
            var before = totals.Last(total => total.Week <= week);
            return before.Week == after.Week ? before.Stars : before.Stars + (after.Stars - before.Stars) * (week - before.Week) / (after.Week - before.Week);
        }

        /// <summary>Five of the fourteen kinds. People of all time stand for those of a year, with 1,000 as a full number.</summary>
        private static IEnumerable<SubstanceItem> Items(Dictionary<string, string> row, List<Dictionary<string, string>> commits)
        {
            var level = row["level"] switch { "sandbox" => 0.35, "incubating" => 0.7, "graduated" => 1, "archived" => (double?)0, _ => null };
            if (level is { } value)
            {
                yield return SubstanceItem.Of(KindOfEvidence.Cases, new Finding(value, null, row["level"], AsOf, []));
            }

            if (double.TryParse(row["contributors"], CultureInfo.InvariantCulture, out var people))
            {
                yield return SubstanceItem.Of(KindOfEvidence.Authors, new Finding(new Scale.Logarithm(1000).Of(people), people, null, AsOf, []));
            }

            var year = commits.Where(week => Day(week["week"]) is var sunday && sunday < AsOf && sunday >= AsOf.AddDays(-365)).Select(week => week["commits"] != "0").ToList();
            if (year.Count >= LeastCommitWeeks)
            {
                yield return SubstanceItem.Of(KindOfEvidence.ActiveWeeks, new Counted(year.Average(active => active ? 1 : 0), AsOf, []));
            }

            if (DateOnly.TryParseExact(row["release_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var released))
            {
                yield return SubstanceItem.Of(KindOfEvidence.Release, new Counted(Math.Max(0, FirstTrace.Months(released, AsOf)), released, []));
            }

            if (DateOnly.TryParseExact(row["start_date"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var begun))
            {
                yield return SubstanceItem.Of(KindOfEvidence.Age, new Counted(Math.Max(0, FirstTrace.Months(begun, AsOf)), begun, []));
            }
        }
    }
}
