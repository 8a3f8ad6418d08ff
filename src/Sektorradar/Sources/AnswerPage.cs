using Sektorradar.Model;

namespace Sektorradar.Sources;

/// <summary>What a gateway or a login says in a service's place.</summary>
internal static class AnswerPage
{
    /// <summary>For answers whose body is not read: "not found" counts only when the service itself says it.</summary>
    /// <exception cref="FormatException">The answer is a page for people.</exception>
    public static void RefusePage(this Answer.Received answer)
    {
        if (answer.MediaType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true || answer.Body.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("<"u8))
        {
            throw new FormatException("A page for people stands where data was asked for.");
        }
    }
}
