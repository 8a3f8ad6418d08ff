using System.Globalization;
using System.Text.Json;
using Sektorradar.Model;

namespace Sektorradar.Sources.GitHub;

/// <summary>A repository in a list, as something new.</summary>
internal static class NewRepository
{
    /// <returns>Null for a fork and for what is not public.</returns>
    public static Item? Read(JsonElement repository, string source, string about)
    {
        var (name, id, created) = (repository.Text("full_name"), repository.Count("id"), repository.Day("created_at"));
        if (repository.GetProperty("fork").GetBoolean() || repository.Flag("private"))
        {
            return null;
        }

        var topics = repository.Optional("topics") is { } list ? string.Join(' ', list.EnumerateArray().Select(topic => topic.GetString())) : "";
        var details = new Dictionary<string, string>
        {
            ["repository"] = $"github.com/{name}",
            ["stars"] = repository.Count("stargazers_count").ToString(CultureInfo.InvariantCulture),
        };
        Add("topics", topics);
        Add("language", repository.TextOrNull("language"));
        Add("licence", repository.Optional("license")?.TextOrNull("spdx_id"));
        Add("archived", repository.Flag("archived") ? "true" : null);
        var text = JsonAnswer.Line($"{repository.TextOrNull("description")} {topics}");
        return new Item(source, about, id.ToString(CultureInfo.InvariantCulture), ItemKind.Launch, created, JsonAnswer.Line(name), text.Length > 0 ? text : null,
            new Uri($"https://github.com/{name}"), details);

        void Add(string key, string? value)
        {
            if (value is { Length: > 0 } and not "NOASSERTION")
            {
                details[key] = JsonAnswer.Line(value);
            }
        }
    }
}
