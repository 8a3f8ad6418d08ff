using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Sources.GitHub;

/// <summary>Where a list of pages has been read to: <c>page 3 since 2026-01-31</c> on the way, <c>since 2026-01-31</c> at its end.</summary>
/// <param name="Since">The day on which the list was last read to its end; null when it never was.</param>
internal sealed record Paging(int Page, DateOnly? Since)
{
    public const int PerPage = 100;

    public Cursor Next => new(FormattableString.Invariant($"page {Page + 1}") + (Since is { } since ? $" since {since:O}" : ""));

    public static Paging At(Cursor cursor)
    {
        var words = cursor.Position.Split(' ');
        return new Paging(
            words is ["page", var page, ..] ? int.Parse(page, NumberStyles.None, CultureInfo.InvariantCulture) : 1,
            words is [.., "since", var day] ? JsonAnswer.Day(day) : null);
    }

    public static Cursor Done(DateOnly day) => new($"since {day:O}");

    /// <summary>What the header <c>Link</c> says; where it is missing, a full page may have a next one.</summary>
    public static bool HasNext(Answer.Received answer, int count, int perPage = PerPage) =>
        answer["Link"] is { } link ? link.Contains("rel=\"next\"", StringComparison.Ordinal) : count >= perPage;
}
