using System.Globalization;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>Known ends and published rings as CSV with a line of headings. The columns are in <c>docs/backtest.md</c>; others are passed over.</summary>
public static class BacktestTables
{
    /// <exception cref="InputException">SR-603: a column or a value is missing.</exception>
    public static IReadOnlyDictionary<string, DateOnly> ReadEnds(string text, string where)
    {
        var ends = new Dictionary<string, DateOnly>(StringComparer.OrdinalIgnoreCase);
        Read(text, where, ["name", "end"], cells => DateOnly.TryParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var end) && cells[0].Length > 0
            ? ends.TryAdd(cells[0], end) ? null : $"{cells[0]} stands there already"
            : $"\"{cells[1]}\" is no day, or the name is missing");
        return ends;
    }

    /// <exception cref="InputException">SR-603: a column or a value is missing.</exception>
    public static IReadOnlyList<PublishedRing> ReadRings(string text, string where)
    {
        var rings = new List<PublishedRing>();
        Read(text, where, ["volume", "name", "ring"], cells =>
        {
            if (!int.TryParse(cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out var volume) || cells[1].Length == 0 || RingOf(cells[2]) is not { } ring)
            {
                return $"volume \"{cells[0]}\", name \"{cells[1]}\" and ring \"{cells[2]}\" are a number, a text and one of adopt, trial, assess and hold";
            }

            rings.Add(new PublishedRing(volume, cells[1], ring));
            return null;
        });
        return rings;
    }

    private static Ring? RingOf(string name) => name.ToLowerInvariant() switch
    {
        "adopt" => Ring.Adopt,
        "trial" or "try" => Ring.Try,
        "assess" => Ring.Assess,
        "hold" or "caution" => Ring.Hold,
        _ => null,
    };

    private static void Read(string text, string where, string[] columns, Func<string[], string?> take)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var headings = Cells(lines[0]);
        int[] at = [.. columns.Select(column => headings.FindIndex(heading => heading.Equals(column, StringComparison.OrdinalIgnoreCase)))];
        if (Array.IndexOf(at, -1) is >= 0 and var missing)
        {
            throw new InputException(new Problem("SR-603", $"There is no column {columns[missing]}.", $"{where}:1"));
        }

        var problems = new List<Problem>();
        for (var line = 1; line < lines.Count; line++)
        {
            if (lines[line].Length > 0)
            {
                var cells = Cells(lines[line]);
                if (take([.. at.Select(column => column < cells.Count ? cells[column].Trim() : "")]) is { } wrong)
                {
                    problems.Add(new Problem("SR-603", $"{wrong}.", $"{where}:{line + 1}"));
                }
            }
        }

        if (problems.Count > 0)
        {
            throw new InputException(problems);
        }
    }

    /// <summary>Of one line; a cell in quotes may hold commas, and a quote twice.</summary>
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (quoted && i + 1 < line.Length && line[i + 1] == '"')
                {
                    cell.Append(line[i++]);
                }
                else
                {
                    quoted = !quoted;
                }
            }
            else if (line[i] == ',' && !quoted)
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
