using System.Globalization;
using System.Text;

namespace Sektorradar.Evidence;

/// <summary>
/// HTTP messages written anew from what is kept of them. The body is decoded, so headers that speak of its coding and length on the way are replaced;
/// those that could open a door are left out whoever kept them.
/// </summary>
internal static class HttpMessage
{
    private static readonly HashSet<string> LeftOut = new(StringComparer.OrdinalIgnoreCase)
    {
        "Connection", "Content-Encoding", "Content-Length", "Keep-Alive", "Proxy-Authenticate", "Set-Cookie", "Set-Cookie2", "Trailer", "Transfer-Encoding", "Upgrade",
        "WWW-Authenticate", "Authorization", "Cookie", "Proxy-Authorization",
    };

    private static readonly Dictionary<int, string> Reasons = new()
    {
        [200] = "OK", [204] = "No Content", [206] = "Partial Content", [301] = "Moved Permanently", [302] = "Found", [304] = "Not Modified", [307] = "Temporary Redirect",
        [308] = "Permanent Redirect", [400] = "Bad Request", [401] = "Unauthorized", [403] = "Forbidden", [404] = "Not Found", [410] = "Gone", [429] = "Too Many Requests",
        [500] = "Internal Server Error", [502] = "Bad Gateway", [503] = "Service Unavailable",
    };

    public static byte[] Request(Uri address, string? body)
    {
        var content = Encoding.UTF8.GetBytes(body ?? "");
        var length = body is null ? "" : $"Content-Length: {content.Length}\r\n";
        return [.. Encoding.ASCII.GetBytes($"{(body is null ? "GET" : "POST")} {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\n{length}\r\n"), .. content];
    }

    /// <param name="length">Of the body; null when it is not known.</param>
    /// <param name="body">What of it is written here.</param>
    public static byte[] Response(int status, IEnumerable<(string Name, string Value)> headers, long? length, ReadOnlySpan<byte> body)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {status:000} {Reasons.GetValueOrDefault(status)}\r\n");
        foreach (var (name, value) in headers.Where(header => IsToken(header.Name) && !LeftOut.Contains(header.Name)))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {OneLine(value)}\r\n");
        }

        if (length is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }

        return [.. Encoding.Latin1.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    /// <exception cref="InvalidDataException">It is not such a message.</exception>
    public static (string Start, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body) Parse(ReadOnlySpan<byte> message)
    {
        var end = message.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            throw new InvalidDataException("An HTTP message has no end of its headers.");
        }

        var lines = Encoding.Latin1.GetString(message[..end]).Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2) is [var name, var value] && IsToken(name) ? (name, value) : throw new InvalidDataException($"{line} is no header."));
        return (lines[0], [.. headers], message[(end + 4)..].ToArray());
    }

    /// <summary>Whether it may be the name of a field, in HTTP and in WARC.</summary>
    internal static bool IsToken(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    internal static string OneLine(string value) => string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}
