using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;
using Sektorradar.Sources.Vacancies;

namespace Sektorradar.Sources.Jobbnorge;

/// <summary>Vacancies in information technology at public employers: every open one of the site in one list. One that has gone from it is taken back.</summary>
public sealed class JobbnorgeSource : ISource
{
    private const string About = "vacancies";

    private static readonly Uri List = new("https://publicapi.jobbnorge.no/v3/jobs?language=1");
    private static readonly Uri Adverts = new("https://www.jobbnorge.no/ledige-stillinger/stilling/");
    private static readonly string[] Dates = ["dd.MM.yyyy", "yyyy-MM-dd"];

    public SourceCard Card { get; } = new(
        "jobbnorge", "Jobbnorge", EvidenceKind.Substance, "not stated", "None are published for the interface; it is the one that the site's own search uses.")
    {
        Interval = TimeSpan.FromSeconds(2),
        Every = TimeSpan.FromHours(12),
        Personal = ["contacts"],
        KeepWords = TimeSpan.FromDays(183),
    };

    public IEnumerable<Target> Targets(Sector sector) => sector.Country == "NO" ? [new Target(About, About)] : [];

    public Request? Ask(Target target, Cursor cursor, DateOnly today) => new Request.Web(List, Accept: "application/json");

    public Extract Read(Target target, Answer.Received answer, Cursor cursor)
    {
        using var json = answer.Json();
        var jobs = json.RootElement.GetProperty("jobs").EnumerateArray().ToList();
        var total = json.RootElement.GetProperty("meta").GetProperty("jobCountTotal").GetInt32();
        List<string> unknown = [];
        var listed = jobs.ConvertAll(job => job.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture)).ToHashSet();
        var items = jobs.Select(job => Read(job, answer.Day, unknown)).OfType<Item>().DistinctBy(item => item.Key).ToList();
        var known = cursor.Position.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // A part of the list, or none of it, says nothing of the jobs that are missing.
        var whole = listed.Count >= total && listed.Count > 0;
        var gone = whole ? known.Where(id => !listed.Contains(id)).ToList() : [];
        if (listed.Count < total)
        {
            unknown.Add($"{listed.Count} of {total} jobs");
        }

        return new Extract(new Cursor(string.Join(' ', known.Except(gone).Union(items.Select(item => item.Key))))) { Items = items, Withdrawn = gone, Unknown = unknown, KeepsAnswer = false };
    }

    private Item? Read(JsonElement job, DateOnly today, List<string> unknown)
    {
        var id = job.GetProperty("id").GetInt64().ToString(CultureInfo.InvariantCulture);
        var title = AdvertText.Line(job.Text("title"));
        var text = AdvertText.Of(job.Trimmed("summary"));
        var department = job.Trimmed("department");
        if (!IsComputerWork(title, text, department))
        {
            return null;
        }

        var employer = IsTrue(job, "regardDepartmentAsEmployer") ? department ?? job.Trimmed("employer") : job.Trimmed("employer");
        var places = job.Items("locations").ToList();
        var place = places.Find(location => IsTrue(location, "isPrimary")) is { ValueKind: JsonValueKind.Object } primary ? primary : places.FirstOrDefault();
        var (published, deadline) = (Day(job.Trimmed("publicationDate"), unknown), Day(job.Trimmed("deadline") is "Løpende" or "Snarest" ? null : job.Trimmed("deadline"), unknown));
        var details = new Dictionary<string, string>();
        details.Put("employer", employer);
        details.Put("department", department == employer ? null : department);
        details.Put("municipality", place.ValueKind == JsonValueKind.Object ? place.Trimmed("municipality") : null);
        details.Put("county", place.ValueKind == JsonValueKind.Object ? place.Trimmed("county") : null);
        details.Put("positions", job.TryGetProperty("positionCount", out var count) && count.ValueKind == JsonValueKind.Number ? count.GetRawText() : null);
        details.Put("deadline", deadline?.ToString("O", CultureInfo.InvariantCulture));
        details.Put("same", SameVacancy.Key(employer, title, deadline));
        return new Item(Card.Id, About, id, ItemKind.Vacancy, published is { } day && day <= today ? day : today, title, text, new Uri(Adverts, id), details);
    }

    // No occupation is given: where the title may mean something else, the summary or the department must say it.
    private static bool IsComputerWork(string title, string? text, string? department) => ComputerWork.In(title) switch
    {
        ComputerWorkSign.Certain => true,
        ComputerWorkSign.Possible => ComputerWork.In(text ?? "") == ComputerWorkSign.Certain || ComputerWork.In(department ?? "") == ComputerWorkSign.Certain,
        _ => false,
    };

    private static bool IsTrue(JsonElement element, string name) => element.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.True;

    private static DateOnly? Day(string? text, List<string> unknown)
    {
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text[..Math.Min(text.Length, 10)], Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        unknown.Add($"date {text}");
        return null;
    }
}
