using System.Text;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Sources;

/// <summary>Answers for reading without a collector.</summary>
internal static class Given
{
    public static readonly DateOnly Today = new(2026, 11, 23);

    /// <summary>What the source makes of a body, asked from where the cursor stands.</summary>
    public static Extract Read(this ISource source, Target target, string body, Cursor? cursor = null, int status = 200, string? link = null, DateOnly? day = null) =>
        source.Read(target, Encoding.UTF8.GetBytes(body), cursor, status, link, day);

    public static Extract ReadRecording(this ISource source, Target target, string path, Cursor? cursor = null) => source.Read(target, Recording.Of(path), cursor);

    public static Request.Web AskWeb(this ISource source, Target target, Cursor? cursor = null) => Assert.IsType<Request.Web>(source.Ask(target, cursor ?? Cursor.Start, Today));

    /// <summary>Asks and reads on to the end, as the collector does.</summary>
    public static IReadOnlyList<(Request.Web Asked, Extract Read)> ReadAll(this ISource source, Target target, Cursor from, params string[] paths)
    {
        var read = new List<(Request.Web, Extract)>();
        var cursor = from;
        foreach (var path in paths)
        {
            var asked = source.AskWeb(target, cursor);
            var extract = source.ReadRecording(target, path, cursor);
            read.Add((asked, extract));
            cursor = extract.Cursor;
        }

        Assert.Equal([.. Enumerable.Repeat(true, paths.Length - 1), false], read.Select(step => step.Item2.More));
        return read;
    }

    public static Sector Sector(string[] repositories, params string[] packages)
    {
        var sector = Sectors.SmallSector.Read(Sectors.SmallSector.Files).Sector!;
        var subject = sector.Subjects[0] with { Repositories = [.. repositories.Select(address => new Repository(new Uri(address)))], Packages = packages };
        return sector with { Subjects = [subject] };
    }

    private static Extract Read(this ISource source, Target target, byte[] body, Cursor? cursor, int status = 200, string? link = null, DateOnly? day = null)
    {
        var request = source.AskWeb(target, cursor);
        var answer = new Answer.Received(request, request.Address, status, "application/json", "utf-8", body, new DateTimeOffset((day ?? Today).ToDateTime(new TimeOnly(8, 0)), TimeSpan.Zero), Validators.None)
        {
            Headers = link is null ? [] : [("Link", link)],
        };
        return source.Read(target, answer, cursor ?? Cursor.Start);
    }
}
