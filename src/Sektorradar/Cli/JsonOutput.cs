using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Sektorradar.Model;

namespace Sektorradar.Cli;

/// <summary>Results for programs, on standard output.</summary>
internal static class JsonOutput
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static Option<bool> Option(string what) => new("--json") { Description = $"Write {what} to standard output as JSON." };

    public static void Write(JsonNode result) => Console.WriteLine(result.ToJsonString(Readable));

    public static JsonArray Of(IEnumerable<Problem> problems) => [.. problems.Select(Of)];

    public static JsonNode? Of(Problem? problem) => problem is null ? null : new JsonObject
    {
        ["code"] = problem.Code, ["where"] = problem.Where, ["detail"] = problem.Detail, ["remedy"] = ProblemCatalogue.RemedyOf(problem.Code),
    };
}
