using System.Text;
using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Git;

/// <summary>
/// Whether a commit declares that an AI tool wrote or helped to write it: a trailer in its message that names the tool, a line "Generated with …", or the tool as its author.
/// A lower bound: most tools write nothing, and people take such lines out. A reviewer's suggestion that was taken is no declaration.
/// </summary>
public static partial class DeclaredTools
{
    /// <summary>Names that only a tool bears, at the beginning of what a trailer says.</summary>
    private static readonly string[] Names =
    [
        "(git\\s?hub )?copilot", "copilot-swe-agent", "claude[ -]?(code|opus|sonnet|haiku|fable|ai|v?[0-9])", "anthropic claude", "(openai )?codex", "openai gpt", "chatgpt", "gpt-?[0-9]",
        "cursor[ -]?(agent|ai)", "google gemini", "gemini[ -](cli|code|pro|flash|[0-9])", "devin[ -]ai", "google-labs-jules", "google jules", "jules agent", "aider", "openhands", "opencode", "windsurf",
        "codeium", "roo code", "kilo code", "amazon q", "mistral vibe", "qwen[ -]?(code|coder|[0-9])", "factory-droid", "junie by", "kiro (agent|ide)", "tabnine", "sourcegraph (amp|cody)",
    ];

    /// <summary>Names that people and things bear too: they count when nothing but a model or the tool's own address follows.</summary>
    private static readonly string[] SharedNames = ["claude", "cursor", "gemini", "devin", "jules", "amp", "cline", "junie", "kiro", "goose"];

    /// <summary>Addresses that such tools sign with.</summary>
    private static readonly string[] Addresses =
    [
        "noreply@anthropic\\.com", "claude@anthropic\\.com", "(\\d+\\+)?claude\\[bot\\]@", "cursoragent@cursor\\.com", "agent@cursor\\.com", "amp@ampcode\\.com", "copilot@github\\.com", "\\d+\\+copilot@users\\.noreply\\.github\\.com",
        "noreply@openai\\.com", "codex@openai\\.com", "noreply@aider\\.chat", "aider@aider\\.chat", "openhands@all-hands\\.dev", "vibe@mistral\\.ai", "noreply@opencode\\.ai", "(\\d+\\+)?devin-ai-integration\\[bot\\]@",
        "(\\d+\\+)?google-labs-jules\\[bot\\]@", "jules@google\\.com", "gemini-cli@google\\.com", "junie@jetbrains\\.com", "noreply@cline\\.bot", "(\\d+\\+)?factory-droid\\[bot\\]@",
    ];

    /// <summary>How lines begin that may declare a tool, in lower case; all others are passed over without being decoded.</summary>
    private static readonly byte[][] Beginnings = [.. new[] { "co-a", "co-d", "assi", "ai-a", "gene", "made", "crea", "writ", "clau", "amp-", "agen" }.Select(Encoding.ASCII.GetBytes)];

    private static readonly Regex Tool = new(
        $@"^\W*(({string.Join('|', Names)})(?!\p{{L}}{{2}})|({string.Join('|', SharedNames)})(\[bot\])?\s*(\z|[.,:/(\]])|[^<]*<({string.Join('|', Addresses)}))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <param name="line">A line of a message, as git prints it.</param>
    public static bool Declares(ReadOnlySpan<byte> line)
    {
        // A list's dash, a quotation's mark and a robot's picture may stand before it.
        var start = line.IndexOfAnyInRange((byte)'A', (byte)'z');
        if (start is < 0 or > 12 || line.Length > 500 || !Begins(line[start..]))
        {
            return false;
        }

        var said = Declaration().Match(Encoding.UTF8.GetString(line[start..]));
        return said.Success && (said.Groups["whole"].Success || IsTool(said.Groups["who"].Value));
    }

    /// <summary>Whether a name, or a name with its address in angle brackets, is that of a tool: one that stands as a commit's author declares itself.</summary>
    public static bool IsTool(string who) => Tool.IsMatch(who) && !Other().IsMatch(who);

    private static bool Begins(ReadOnlySpan<byte> line)
    {
        foreach (var beginning in Beginnings)
        {
            if (line.Length > beginning.Length && Ascii.EqualsIgnoreCase(line[..beginning.Length], beginning))
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex(
        @"^((co-authored|co-developed|assisted|ai-assisted|generated|created|written)-(by|with)\s*:|ai-assisted\s*:|made-(with|by)\s*:|(generated|written|co-authored|assisted)\s+(with|by|using)(\s+the\s+help\s+of)?\s)\s*(?<who>.*)|(?<whole>(claude-session|amp-thread-id|agent-logs-url)\s*:\s*https?://)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Declaration();

    /// <summary>Tools that review and suggest, whose suggestion a person took, and a robot that brings releases.</summary>
    [GeneratedRegex(@"autofix|code-assist\[bot\]|coderabbit|code-quality|advanced-security|cli-robot", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Other();
}
