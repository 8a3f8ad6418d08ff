using Sektorradar.Sources.Feeds.Markup;

namespace Sektorradar.Sources.Feeds;

/// <summary>
/// Reads RSS 0.9x to 2.0, RSS 1.0, Atom 0.3 and 1.0 and JSON Feed, however badly they are written. Markup is scanned rather than parsed: there is no
/// document type, no entity that expands, nothing that is fetched, and every character is looked at a fixed number of times.
/// </summary>
public static class FeedReader
{
    /// <param name="charset">The charset of the answer's Content-Type, if it had one.</param>
    /// <param name="address">Where the feed was found; relative links lead from there unless the feed says otherwise.</param>
    /// <exception cref="FormatException">The bytes are no feed.</exception>
    public static FeedReading Read(ReadOnlySpan<byte> bytes, string? charset, Uri address)
    {
        var text = FeedEncoding.Decode(bytes, charset);
        var draft = FirstCharacter(text) switch
        {
            '\0' => throw new FormatException("the answer is empty where a feed was expected"),
            '{' or '[' => JsonFeed.Read(text),
            _ => new XmlFeed(text, address).Read(),
        };
        var from = FeedLink.Resolve(draft.Link, draft.LinkBase ?? address);
        return new FeedReading(
            draft.Format, draft.Title.Length == 0 ? null : draft.Title, draft.TimeToLive, FeedIdentity.Identify(draft.Items, address, from), draft.Partial);
    }

    internal static char FirstCharacter(ReadOnlySpan<char> text) =>
        text.TrimStart("\0\uFEFF \t\r\n\f\v\u00A0").TrimStart() is { IsEmpty: false } rest ? rest[0] : '\0';
}
