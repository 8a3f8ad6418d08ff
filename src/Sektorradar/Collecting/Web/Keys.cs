using System.Collections.Concurrent;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>The keys that requests name, from the machine's own credentials or, for a service that gives one to everybody, from there.</summary>
internal sealed class Keys(Credentials credentials, Func<Uri, CancellationToken, Task<Answer>> ask)
{
    private readonly ConcurrentDictionary<Uri, Task<Answer>> _public = new();

    /// <returns>No value and nothing missing: the request needs no key, or works without.</returns>
    public async Task<((string Header, string Value)? Value, Problem? Missing)> OfAsync(Request.Web request, CancellationToken cancel)
    {
        if (request.Credential is not { } credential)
        {
            return (null, null);
        }

        if (credentials.Find(credential) is { } own)
        {
            return ((credential.Header, credential.Prefix + own), null);
        }

        if (credential.PublicFrom is { } place)
        {
            var answer = await _public.GetOrAdd(place, _ => ask(place, cancel));
            if (answer is Answer.Received received && LastLine(received.Body) is { } token)
            {
                return ((credential.Header, credential.Prefix + token), null);
            }

            _public.TryRemove(place, out _);
            return (null, (answer as Answer.Refused)?.Problem ?? new Problem("SR-513", "No key is given there.", place.AbsoluteUri));
        }

        return credential.Optional ? (null, null) : (null, new Problem("SR-513", $"It needs a key. It is looked for in {credentials.PlacesOf(credential)}.", request.Address.Host));
    }

    /// <summary>A public key changes now and then; the next attempt reads it anew. One's own that is refused is said to be.</summary>
    public Outcome.Failure Refused(Request.Web request, Outcome.Failure failure) =>
        credentials.Find(request.Credential!) is null && request.Credential!.PublicFrom is { } place && _public.TryRemove(place, out _)
            ? failure with { MayPass = true }
            : failure with { Problem = new Problem("SR-513", $"Its key was refused. It was found in {credentials.PlacesOf(request.Credential!)}.", request.Address.Host) };

    private static string? LastLine(byte[] body) =>
        Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines && !lines[^1].Contains(' ', StringComparison.Ordinal)
            ? lines[^1]
            : null;
}
