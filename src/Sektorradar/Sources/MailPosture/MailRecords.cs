using System.Globalization;
using System.Text.Json;

namespace Sektorradar.Sources.MailPosture;

/// <summary>One question and what was answered.</summary>
internal sealed record NameAnswer(string Name, string Type, string Status, IReadOnlyList<string> Values);

/// <summary>What the domain name system said of a domain's mail.</summary>
internal sealed class MailRecords
{
    private readonly IReadOnlyList<NameAnswer> _answers;

    private MailRecords(string domain, IReadOnlyList<NameAnswer> answers) => (Domain, _answers) = (domain, answers);

    public string Domain { get; }

    /// <summary>Statuses that say neither what is there nor that nothing is.</summary>
    public IEnumerable<string> Unanswered => _answers.Where(answer => !IsAnswered(answer)).Select(answer => $"{answer.Type} {answer.Name}: {answer.Status}");

    /// <summary>Hosts that receive mail, the preferred first. A domain that refuses all mail says so with a dot.</summary>
    public IReadOnlyList<string> Hosts => [.. Of(Domain, "MX").Select(value => value.Split(' ', 2))
        .Select(pair => (Preference: int.Parse(pair[0], NumberStyles.None, CultureInfo.InvariantCulture), Host: pair[1])).Where(mx => mx.Host != ".").Order().Select(mx => mx.Host)];

    public IReadOnlyList<string> Texts => Of(Domain, "TXT");

    /// <summary>Domains that SPF gives leave to send, by including them or pointing to them.</summary>
    public IReadOnlyList<string> Senders => [.. Texts.Where(text => text.StartsWith("v=spf1", StringComparison.OrdinalIgnoreCase))
        .SelectMany(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(term => term.TrimStart('+', '-', '~', '?').ToLowerInvariant())
        .Where(term => term.StartsWith("include:", StringComparison.Ordinal) || term.StartsWith("redirect=", StringComparison.Ordinal)).Select(term => term[(term.IndexOfAny([':', '=']) + 1)..])];

    /// <exception cref="FormatException">Of another domain, or without an answer to what must be known.</exception>
    public static MailRecords Read(ReadOnlyMemory<byte> body, string domain)
    {
        using var document = JsonDocument.Parse(body);
        var answers = document.RootElement.GetProperty("answers").EnumerateArray().Select(answer => new NameAnswer(
            Text(answer, "name"), Text(answer, "type"), Text(answer, "status"), [.. answer.GetProperty("values").EnumerateArray().Select(value => value.GetString() ?? "")])).ToList();
        if (Text(document.RootElement, "domain") != domain)
        {
            throw new FormatException("The answer is about another domain.");
        }

        foreach (var type in new[] { "MX", "TXT" })
        {
            // A resolver that failed is no sign that a domain receives its mail itself.
            if (answers.Find(answer => answer.Name == domain && answer.Type == type) is not { } needed || !IsAnswered(needed))
            {
                throw new FormatException($"The question for {type} of {domain} was not answered.");
            }
        }

        return answers.Exists(answer => answer.Name != domain && IsAnswered(answer)) ? new MailRecords(domain, answers)
            : throw new FormatException($"No question for the names below {domain} was answered.");
    }

    public IReadOnlyList<string> Of(string name, string type) => _answers.Where(answer => answer.Name == name && answer.Type == type && IsAnswered(answer)).SelectMany(answer => answer.Values).ToList();

    private static bool IsAnswered(NameAnswer answer) => answer.Status is "NOERROR" or "NXDOMAIN";

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString() ?? throw new FormatException($"There is no {field}.");
}
