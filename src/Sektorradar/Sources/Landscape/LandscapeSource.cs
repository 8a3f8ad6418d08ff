using System.Globalization;
using Sektorradar.Model;
using YamlDotNet.RepresentationModel;

namespace Sektorradar.Sources.Landscape;

/// <summary>Which projects the Cloud Native Computing Foundation has taken in, and how far they have come, from the repository of its landscape.</summary>
public sealed class LandscapeSource : ISource
{
    public const string Id = "cncf";

    private const string File = "landscape.yml";

    private static readonly Repository Map = new(new Uri("https://github.com/cncf/landscape"));

    private static readonly (string Field, Metric Metric)[] Steps =
    [
        ("accepted", Metric.Accepted), ("incubating", Metric.Incubating), ("graduated", Metric.Graduated), ("archived", Metric.Archived),
    ];

    public SourceCard Card { get; } = new(Id, "CNCF landscape", EvidenceKind.Substance, "Apache-2.0 OR CC-BY-4.0", "Name the CNCF landscape as the source; what it shows from Crunchbase is not part of the file that is read.")
    {
        Every = TimeSpan.FromHours(24),
    };

    public IEnumerable<Target> Targets(Sector sector) => [new Target(Map.About, Map.Address.AbsoluteUri)];

    public Request Ask(Target target, Cursor cursor, DateOnly today) => new Request.Files(new Repository(new Uri(target.Query)), [File]);

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        var text = YamlBody.Decode(answer.Body);
        if (!text.EndsWith('\n'))
        {
            // What is left of a torn landscape is often one too, with fewer projects.
            throw new FormatException("The landscape ends inside a line.");
        }

        var unknown = new List<string>();
        var projects = Entries(YamlBody.Parse(text)).Select(entry => Project.Read(entry, answer.Day, unknown)).OfType<Project>().ToList();
        var revision = answer.Revision ?? BodyDigest.Of(answer.Body);
        return new Extract(new Cursor(revision))
        {
            Items = [.. projects.Where(project => project.Accepted is not null).Select(project => Launch(target, project))],
            Readings = [.. projects.Where(project => project.Repository is not null).DistinctBy(project => project.Repository).Select(project => Steady(answer, revision, project))],
            Unknown = unknown,
        };
    }

    /// <summary>A category, a subcategory or its list may be there with nothing in it.</summary>
    private static IEnumerable<YamlNode> Entries(YamlNode root) =>
        root.Field("landscape") is null
            ? throw new FormatException("There is no landscape in it.")
            : root.List("landscape").SelectMany(category => category.List("subcategories")).SelectMany(subcategory => subcategory.List("items"));

    private Item Launch(Target target, Project project)
    {
        var details = new Dictionary<string, string> { ["foundation"] = "CNCF", ["level"] = project.LevelAtFirst };
        if (project.Repository is { } repository)
        {
            details["repository"] = repository;
        }

        return new Item(Card.Id, target.About, project.Repository ?? project.Name, ItemKind.Launch, project.Accepted!.Value, project.Name, project.Description, project.Link, details);
    }

    private Reading Steady(Answer.Received answer, string revision, Project project)
    {
        var week = Week.LastComplete(answer.Day);
        var capture = new Capture(default, Card.Id, project.Repository!, answer.Address, revision, answer.Day, week, week);
        return Reading.Identify(capture, project.Days.Select(step => new Signal(Card.Id, capture.About, step.Metric, step.Day, 1, null, default)));
    }

    /// <param name="Repository">Host and path; null when the entry names none, or only an organisation.</param>
    private sealed record Project(string Name, string? Description, string? Repository, Uri Link, IReadOnlyList<(Metric Metric, DateOnly Day)> Days)
    {
        public DateOnly? Accepted => On(Metric.Accepted);

        /// <summary>Some were taken in on a higher step at once.</summary>
        public string LevelAtFirst => On(Metric.Graduated) == Accepted ? "graduated" : On(Metric.Incubating) == Accepted ? "incubating" : "sandbox";

        /// <returns>Null for what is no project of the foundation; a project shown in a second place stands there without its level.</returns>
        public static Project? Read(YamlNode entry, DateOnly today, List<string> unknown)
        {
            if (entry.Text("project") is not { } level)
            {
                return null;
            }

            var name = entry.Text("name") ?? throw new FormatException($"The project in line {entry.Start.Line} has no name.");
            if (level is not ("sandbox" or "incubating" or "graduated" or "archived"))
            {
                unknown.Add($"{name}: project is {level}");
            }

            var days = new List<(Metric, DateOnly)>();
            foreach (var (field, metric) in Steps)
            {
                var text = entry.Field("extra")?.Text(field);
                if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= today)
                {
                    days.Add((metric, day));
                }
                else if (text is not null)
                {
                    unknown.Add($"{name}: {field} is {text}");
                }
            }

            if (level == "archived" && !days.Exists(step => step.Item1 == Metric.Archived))
            {
                unknown.Add($"{name}: archived on no day");
            }

            var address = Web(entry.Text("repo_url"));
            if ((address ?? Web(entry.Text("homepage_url"))) is not { } link || days.Count == 0)
            {
                unknown.Add($"{name}: no address, or no day");
                return null;
            }

            var repository = address is not null && address.AbsolutePath.Trim('/').Contains('/', StringComparison.Ordinal) ? new Repository(address).About : null;
            return new Project(name, entry.Text("description"), repository, link, days);
        }

        private DateOnly? On(Metric metric) => Days.Where(step => step.Metric == metric).Select(step => (DateOnly?)step.Day).FirstOrDefault();

        private static Uri? Web(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null;
    }
}
