using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

/// <summary>Feeds of other projects, which are not part of this one: what could be read of them, and how fast.</summary>
internal sealed partial class FeedCollections(string folder)
{
    private const int Rounds = 20;

    private readonly List<string> _failures = [];

    public int Files { get; private set; }

    public int Readings { get; private set; }

    public int WithItems { get; private set; }

    public int Items { get; private set; }

    public int Compared { get; private set; }

    public int Agreed { get; private set; }

    /// <summary>Feeds whose items read otherwise once the people are taken out.</summary>
    public int ChangedByPrivacy { get; private set; }

    public static FeedReading Read(byte[] bytes) => FeedReader.Read(bytes, null, new Uri("https://example.org/feed"));

    public FeedCollections ReadAll()
    {
        foreach (var file in All())
        {
            Files++;
            var bytes = File.ReadAllBytes(file);
            try
            {
                var reading = Read(bytes);
                Readings++;
                WithItems += reading.Items.Count > 0 ? 1 : 0;
                Items += reading.Items.Count;
                Compare(file, bytes, reading);
                var without = Read(FeedPrivacy.WithoutAuthors(bytes));
                if (!Contents(reading).SequenceEqual(Contents(without)))
                {
                    ChangedByPrivacy++;
                    _failures.Add($"{file}: reads otherwise without people");
                }
            }
            catch (FormatException error)
            {
                _failures.Add($"{file}: {error.Message}");
            }
        }

        return this;
    }

    /// <summary>On one core, with the files in memory.</summary>
    public string Speed()
    {
        var all = All().Select(File.ReadAllBytes).ToList();
        var items = all.Sum(bytes => Read(bytes).Items.Count);
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            all.ForEach(bytes => Read(bytes));
        }

        var seconds = clock.Elapsed.TotalSeconds / Rounds;
        return FormattableString.Invariant($"{all.Sum(bytes => bytes.LongLength) / seconds / 1e6:0.0} MB/s, {items / seconds:0} items/s");
    }

    public string Text() => $"{Files} files, {Readings} read, {WithItems} with items, {Items} items; {Agreed} of {Compared} titles and links as expected; {ChangedByPrivacy} changed by privacy\n{string.Join('\n', _failures)}";

    private static IEnumerable<string> Contents(FeedReading reading) => reading.Items.Select(item => $"{item with { Categories = [] }}{string.Join('|', item.Categories)}");

    private IEnumerable<string> All() => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".xml" or ".json" or ".rss" or ".atom").Order(StringComparer.Ordinal);

    /// <summary>The fixtures of feedparser say what they expect as a Python expression; the plainest of them are compared.</summary>
    private void Compare(string file, byte[] bytes, FeedReading reading)
    {
        var expected = Expected().Match(Encoding.UTF8.GetString(bytes));
        if (!expected.Success || reading.Items.Count == 0)
        {
            return;
        }

        var item = reading.Items[0];
        var found = expected.Groups["field"].Value == "title" ? item.Title : item.Link?.OriginalString ?? "";
        Compared++;
        if (found == expected.Groups["value"].Value)
        {
            Agreed++;
        }
        else
        {
            _failures.Add($"{file}: expected {expected.Groups["value"].Value}, found {found}");
        }
    }

    // Values with markup are another matter: what is read here is plain text.
    [GeneratedRegex(@"Expect:\s+(?:not bozo and )?entries\[0\](?:\['(?<field>title|link)'\]|\.(?<field>title|link)) == u?'(?<value>[^'<\\&]*)'\s*\n")]
    private static partial Regex Expected();
}
