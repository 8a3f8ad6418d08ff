using System.Text.Json;
using System.Text.RegularExpressions;

namespace Sektorradar.Writing.Rewrites;

/// <summary>What somebody made of an offered paragraph: sentences, each with the claims it says.</summary>
public sealed partial record Rewrite(IReadOnlyList<RewrittenSentence> Sentences)
{
    private const int Longest = 200_000;

    /// <summary>
    /// Reads the form in which a rewrite is given: an array of <c>{"claims": ["c1"], "text": "…"}</c>, alone or with a fence of code or thoughts around it, as
    /// language models answer.
    /// </summary>
    /// <returns>Null when it has another form.</returns>
    public static Rewrite? Read(string answer)
    {
        if (answer.Length > Longest)
        {
            return null;
        }

        var text = Fence().Replace(answer.Trim(), "$1").Trim();
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 8 });
            return json.RootElement.ValueKind != JsonValueKind.Array || json.RootElement.GetArrayLength() == 0 ? null : new Rewrite([.. json.RootElement.EnumerateArray().Select(Sentence)]);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Sentences that are closed by a stop.</summary>
    public string Text => string.Join(' ', Sentences.Select(sentence => sentence.Text.Trim()));

    /// <exception cref="FormatException">It has fields of another name or type.</exception>
    private static RewrittenSentence Sentence(JsonElement sentence) =>
        sentence.ValueKind == JsonValueKind.Object && sentence.EnumerateObject().Select(field => field.Name).Order(StringComparer.Ordinal).SequenceEqual(["claims", "text"])
            ? new RewrittenSentence([.. sentence.GetProperty("claims").EnumerateArray().Select(id => id.GetString() ?? throw new FormatException("an id is no text"))], sentence.GetProperty("text").GetString() ?? throw new FormatException("the text is none"))
            : throw new FormatException("a sentence has claims and text, and nothing else");

    [GeneratedRegex(@"\A```[a-z]*\s*(.*?)\s*```\z", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Fence();
}

/// <param name="Text">With slots, and with its final stop.</param>
public sealed record RewrittenSentence(IReadOnlyList<string> Claims, string Text);
