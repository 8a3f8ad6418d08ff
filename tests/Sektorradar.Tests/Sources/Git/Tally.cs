using System.Globalization;
using System.Text;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>How many repositories agree on each quantity, and how the others differ.</summary>
internal sealed class Tally
{
    private readonly List<Row> _rows = [];

    public int Weeks { get; set; }

    public int WeeksWithTheSameRobots { get; set; }

    public int Repositories => _rows.Select(row => row.Repository).Distinct().Count();

    public IEnumerable<string> Quantities => _rows.Select(row => row.Quantity).Distinct();

    public double ShareOf(string quantity) => _rows.Where(row => row.Quantity == quantity).Average(row => row.Agrees ? 1.0 : 0.0);

    public void Add<T>(string quantity, string repository, T theirs, T ours, string note = "")
    {
        var same = EqualityComparer<T>.Default.Equals(theirs, ours);
        _rows.Add(new Row(quantity, repository, same, same, same ? "" : string.Create(CultureInfo.InvariantCulture, $"{theirs} / {ours} {note}")));
    }

    /// <param name="tolerated">Weekly counts agree when the differences of all weeks come to no more than this share of what the reference counts.</param>
    public void AddWeeks(string quantity, string repository, IEnumerable<(DateOnly Week, int Theirs, int Ours)> weeks, double tolerated = 0)
    {
        var all = weeks.ToList();
        var differing = all.Where(week => week.Theirs != week.Ours).ToList();
        var (off, sum) = (differing.Sum(week => Math.Abs(week.Theirs - week.Ours)), all.Sum(week => week.Theirs));
        _rows.Add(new Row(quantity, repository, off <= tolerated * sum, differing.Count == 0, differing.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture,
            $"{differing.Count} of {all.Count} weeks, {off} of {sum}; first {differing[0].Week:yyyy-MM-dd}: {differing[0].Theirs} / {differing[0].Ours}")));
    }

    /// <summary>A line for each quantity, then one for each repository that is not the same in everything (theirs / ours).</summary>
    public string Text()
    {
        var text = new StringBuilder();
        foreach (var quantity in Quantities)
        {
            var rows = _rows.Where(row => row.Quantity == quantity).ToList();
            text.AppendLine(CultureInfo.InvariantCulture, $"{quantity}: {rows.Count(row => row.Agrees)} of {rows.Count} agree, {rows.Count(row => row.Same)} are the same");
        }

        foreach (var row in _rows.Where(row => !row.Same))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {(row.Agrees ? "differs a little" : "DIFFERS")}  {row.Quantity}  {row.Repository}: {row.Difference}");
        }

        return text.ToString();
    }

    private sealed record Row(string Quantity, string Repository, bool Agrees, bool Same, string Difference);
}
