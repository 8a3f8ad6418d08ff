using System.Text.RegularExpressions;

namespace Sektorradar.Sources.Eforms;

/// <summary>Text of notices as it may be kept: one line, no control characters, no mail addresses (buyers write their contact into descriptions).</summary>
public static partial class NoticeText
{
    public static string Of(string? text) => text is null ? "" : Blanks().Replace(MailAddress().Replace(text, " "), " ").Trim();

    [GeneratedRegex(@"[\w.+-]+@[\w.-]+", RegexOptions.NonBacktracking)]
    private static partial Regex MailAddress();

    [GeneratedRegex(@"[\s\p{Cc}\u200B\uFEFF]+", RegexOptions.NonBacktracking)]
    private static partial Regex Blanks();
}
