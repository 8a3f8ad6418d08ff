using System.Buffers;
using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>A key as it is sent.</summary>
/// <param name="Secret">What must stand nowhere else.</param>
/// <param name="PublicFrom">Where it was read when everybody may use it; null for one's own.</param>
internal sealed record Key(string Header, string Value, string Secret, Uri? PublicFrom)
{
    public bool IsIn(string text) => text.Contains(Secret, StringComparison.Ordinal) || Uri.UnescapeDataString(text).Contains(Secret, StringComparison.Ordinal);
}

/// <summary>The keys that requests name, from the machine's own credentials or, for a service that gives one to everybody, from there.</summary>
/// <param name="ask">Asks for the place where a key is public.</param>
internal sealed class Keys(Credentials credentials, Func<Uri, CancellationToken, Task<Outcome>> ask) : IDisposable
{
    // What RFC 6750 lets a bearer token be made of: a page that says something else is no key.
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=");

    // Held while a public key is read, so that however many need it, it is read once.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<Uri, string> _public = [];

    /// <returns>No key and no failure: the request needs none, or works without.</returns>
    public async Task<(Key? Key, Outcome.Failure? Missing)> OfAsync(Request.Web request, CancellationToken cancel)
    {
        if (request.Credential is not { } credential)
        {
            return (null, null);
        }

        try
        {
            if (credentials.Find(credential) is { } own)
            {
                // Anything else would end the header or never leave this machine.
                return own.All(letter => letter is >= ' ' and <= '~')
                    ? (new Key(credential.Header, credential.Prefix + own, own, null), null)
                    : (null, Missing($"Its key holds a character that cannot be sent. It was found in {credentials.PlacesOf(credential)}.", request));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, Missing($"Its key cannot be read: {error.Message}", request));
        }

        return credential.PublicFrom is { } place ? await PublicAsync(credential, place, cancel)
            : credential.Optional ? (null, null)
            : (null, Missing($"It needs a key. It is looked for in {credentials.PlacesOf(credential)}.", request));
    }

    /// <summary>A public key changes now and then; the next attempt reads it anew. One's own that is refused is said to be.</summary>
    public async Task<Outcome.Failure> RefusedAsync(Request.Web request, Key key, Outcome.Failure failure, CancellationToken cancel)
    {
        if (key.PublicFrom is not { } place)
        {
            return failure with { Problem = new Problem("SR-513", $"Its key was refused. It was found in {credentials.PlacesOf(request.Credential!)}.", request.Address.Host) };
        }

        await _turn.WaitAsync(cancel);
        try
        {
            // Another question may have read a new one meanwhile.
            if (_public.GetValueOrDefault(place) == key.Secret)
            {
                _public.Remove(place);
            }
        }
        finally
        {
            _turn.Release();
        }

        return failure with { MayPass = true, Problem = new Problem("SR-513", $"The key that {place.Host} gives to everybody was refused.", request.Address.Host) };
    }

    public void Dispose() => _turn.Dispose();

    private async Task<(Key? Key, Outcome.Failure? Missing)> PublicAsync(Credential credential, Uri place, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            if (!_public.TryGetValue(place, out var token))
            {
                var outcome = await ask(place, cancel);
                if (outcome is not Outcome.Whole whole || LastLine(whole.Body) is not { } read)
                {
                    return (null, outcome as Outcome.Failure ?? new Outcome.Failure(new Problem("SR-513", "No key is given there.", WebExchange.Where(place)), false));
                }

                _public[place] = token = read;
            }

            return (new Key(credential.Header, credential.Prefix + token, token, place), null);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static Outcome.Failure Missing(string detail, Request.Web request) => new(new Problem("SR-513", detail, request.Address.Host), false);

    private static string? LastLine(byte[] body) =>
        Encoding.UTF8.GetString(body).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines && !lines[^1].AsSpan().ContainsAnyExcept(TokenCharacters)
            ? lines[^1]
            : null;
}
