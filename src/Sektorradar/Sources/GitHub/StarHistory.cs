using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Sources.GitHub;

/// <summary>A week as GitHub counts them: from Sunday on.</summary>
/// <param name="Days">Stars given on each of its seven days and not taken back.</param>
internal sealed record StarWeek(DateOnly Sunday, IReadOnlyList<int> Days);

/// <summary>
/// The weeks known so far, newest first and without a gap. They are kept in the cursor, so that a later run asks for the newest page alone and still
/// gives the whole picture.
/// </summary>
/// <param name="Page">The page to ask for.</param>
internal sealed record StarHistory(int Page, bool Whole, IReadOnlyList<StarWeek> Weeks)
{
    /// <summary>More than the 65 weeks that momentum looks at and the 26 around them that the season needs.</summary>
    private const int Longest = 120;

    /// <summary>Whether older pages need not be asked for.</summary>
    public bool IsWhole => Whole || Weeks.Count >= Longest;

    public Cursor NextPage => Write(FormattableString.Invariant($"page {Page + 1}"));

    public Cursor Done => Write("done");

    public static StarHistory At(Cursor cursor)
    {
        if (cursor.IsStart)
        {
            return new StarHistory(1, Whole: false, []);
        }

        var lines = cursor.Position.Split('\n');
        var newest = lines.Length > 1 ? JsonAnswer.Day(lines[1]) : default;
        var weeks = lines.Skip(2).Select((line, i) => new StarWeek(newest.AddDays(-7 * i), [.. line.Split(' ').Select(Number)]));
        return lines[0] == "done" ? new StarHistory(1, Whole: true, [.. weeks]) : new StarHistory(Number(lines[0]["page ".Length..]), Whole: false, [.. weeks]);
    }

    /// <summary>
    /// With the weeks of a page, which are taken where both know a week. Where a page does not reach what was known before, the older part is
    /// forgotten and older pages are asked for again.
    /// </summary>
    public StarHistory With(IReadOnlyList<StarWeek> page)
    {
        if (page.Count == 0)
        {
            return this;
        }

        var newer = Weeks.TakeWhile(week => week.Sunday > page[0].Sunday).ToList();
        var older = Weeks.SkipWhile(week => week.Sunday >= page[^1].Sunday).ToList();
        if (newer.Count > 0 && newer[^1].Sunday != page[0].Sunday.AddDays(7))
        {
            // A page was left out between the two: what is newer than the hole is all that is certain.
            return this with { Whole = true };
        }

        var reaches = older.Count > 0 && older[0].Sunday == page[^1].Sunday.AddDays(-7);
        return new StarHistory(Page, Whole && (reaches || Weeks.Count == 0 || Weeks[^1].Sunday >= page[^1].Sunday), [.. newer.Concat(page).Concat(reaches ? older : []).Take(Longest)]);
    }

    public Dictionary<DateOnly, long> Days() =>
        Weeks.SelectMany(week => week.Days.Select((count, i) => (Day: week.Sunday.AddDays(i), Count: (long)count))).ToDictionary(day => day.Day, day => day.Count);

    private Cursor Write(string state) =>
        new(Weeks.Count == 0 ? state : string.Join('\n', [state, Weeks[0].Sunday.ToString("O"), .. Weeks.Select(week => string.Join(' ', week.Days.Select(count => count.ToString(CultureInfo.InvariantCulture))))]));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
