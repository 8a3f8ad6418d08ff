using System.Globalization;
using System.Text.RegularExpressions;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sources.EndOfLife;

/// <summary>When versions of products came out and when they are no longer maintained, from the repository of endoflife.date.</summary>
public sealed partial class EndOfLifeSource : ISource
{
    private const string Folder = "products/";

    /// <summary>What came out or ended before is known, and of no use in a report.</summary>
    private const int DaysBack = 731;

    private static readonly Uri Site = new("https://endoflife.date/");
    private static readonly Repository Products = new(new Uri("https://github.com/endoflife-date/endoflife.date"));

    public SourceCard Card { get; } = new("endoflife", "endoflife.date", EvidenceKind.Reference, "MIT", "Keep the copyright notice with copies of the data.")
    {
        Every = TimeSpan.FromHours(24),
    };

    public IEnumerable<Target> Targets(Sector sector) => [new Target(Products.About, Products.Address.AbsoluteUri)];

    public Request Ask(Target target, Cursor cursor, DateOnly today) => new Request.Files(new Repository(new Uri(target.Query)), [Folder]);

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var files = RepositoryFiles.Read(answer.Body).Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).ToList();
        var items = new List<Item>();
        var unknown = new List<string>();
        var unread = 0;
        foreach (var file in files)
        {
            try
            {
                items.AddRange(Product(file, answer.Day, unknown));
            }
            catch (FormatException failure)
            {
                // One page that somebody broke must not silence the other products for days.
                unread++;
                unknown.Add($"{file.Path}: {failure.Message}");
            }
        }

        return unread * 2 < files.Count
            ? new Extract(new Cursor(answer.Revision ?? BodyDigest.Of(answer.Body))) { Items = items, Unknown = unknown }
            : throw new FormatException($"{unread} of {files.Count} products cannot be read.");
    }

    private IEnumerable<Item> Product(RepositoryFile file, DateOnly today, List<string> unknown)
    {
        var front = FrontMatter().Match(YamlBody.Decode(file.Content.Span));
        var product = front.Success ? YamlBody.Parse(front.Groups[1].Value) : throw new FormatException("There is no front matter.");
        var title = product.Text("title") ?? throw new FormatException("The product has no title.");
        var name = product.Text("permalink")?.Trim('/') ?? throw new FormatException("The product has no address.");
        if (product.Field("releases") is null)
        {
            throw new FormatException("The product has no releases.");
        }

        // Read to the end before anything is given on: a page counts whole or not at all.
        return [.. product.List("releases").SelectMany(release => Release(release, product, name, title, today, unknown))];
    }

    private IEnumerable<Item> Release(YamlNode release, YamlNode product, string name, string title, DateOnly today, List<string> unknown)
    {
        var cycle = release.Text("releaseCycle") ?? throw new FormatException($"A release in line {release.Start.Line} has no name.");
        var (released, _) = Day("releaseDate");
        var (ends, _) = Day("eol");
        var (longTerm, isLongTerm) = Day("lts");
        var details = new Dictionary<string, string> { ["product"] = name, ["cycle"] = cycle };
        Add("category", product.Text("category"));
        Add("released", released?.ToString("O"));
        Add("ends", ends?.ToString("O"));
        Add("support-ends", Day("eoas").Day?.ToString("O"));
        Add("extended-ends", Day("eoes").Day?.ToString("O"));
        Add("lts", longTerm?.ToString("O") ?? (isLongTerm ? "true" : null));
        if (released > today.AddDays(-DaysBack) && released <= today)
        {
            yield return Item(ItemKind.Release, $"{cycle} released", released.Value);
        }

        if (ends > today.AddDays(-DaysBack))
        {
            // An end that was moved is a new item. One that lies ahead is dated by the day on which it was read: until then nobody could have told.
            yield return Item(ItemKind.EndOfLife, $"{cycle} ends {ends:O}", ends <= today ? ends.Value : today);
        }

        Item Item(ItemKind kind, string key, DateOnly day) => new(Card.Id, name, key, kind, day, $"{title} {cycle}", null, new Uri(Site, name), details);

        void Add(string detail, string? value)
        {
            if (value is not null)
            {
                details[detail] = value;
            }
        }

        // The fields are of a union type: a day, or whether it has happened on a day that nobody knows.
        (DateOnly? Day, bool Holds) Day(string field)
        {
            var text = release.Text(field);
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return (day, true);
            }

            if (text is not ("true" or "false") && release.Field(field) is not null)
            {
                unknown.Add($"{name} {cycle}: {field} is {text ?? "no scalar"}");
            }

            return (null, text == "true");
        }
    }

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatter();
}
