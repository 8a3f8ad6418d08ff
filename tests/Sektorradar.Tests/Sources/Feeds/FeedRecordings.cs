using System.Text;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

/// <summary>Feeds of publishers that do not exist, one for each format and each way of getting it wrong.</summary>
internal static class FeedRecordings
{
    public static readonly Uri Address = new("https://example.org/feed");

    private static readonly string Folder = Path.Combine(Docs.Root, "tests/Sektorradar.Tests/Recordings/feeds");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder, name));

    public static FeedReading Read(string name) => FeedReader.Read(Bytes(name), null, Address);

    public static FeedReading ReadText(string text) => FeedReader.Read(Encoding.UTF8.GetBytes(text), null, Address);

    /// <summary>An RSS feed with this inside its only item.</summary>
    public static FeedItem Item(string inside) => Assert.Single(ReadText($"<rss><channel><link>https://example.org/</link><item>{inside}</item></channel></rss>").Items);

    /// <summary>Everything that a reading says, one line for each thing.</summary>
    public static string Text(FeedReading reading)
    {
        var text = new StringBuilder().Append(reading.Format).Append(" | ").Append(reading.Title).Append(" | ").Append(reading.TimeToLive).Append(reading.Partial ? " | partial" : "").Append('\n');
        foreach (var item in reading.Items)
        {
            text.Append('\n').Append(item.Key).Append('\n').Append("  title      ").Append(item.Title).Append('\n').Append("  link       ").Append(item.Link?.AbsoluteUri).Append('\n')
                .Append("  published  ").Append(item.Published?.ToString("O")).Append('\n').Append("  updated    ").Append(item.Updated?.ToString("O")).Append('\n')
                .Append("  summary    ").Append(item.Summary).Append('\n').Append("  categories ").AppendJoin(" | ", item.Categories).Append('\n');
        }

        return text.ToString();
    }
}
