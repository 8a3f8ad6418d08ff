using Sektorradar.Model;
using Sektorradar.Sources.Privacy;

namespace Sektorradar.Sources;

/// <summary>
/// Pure functions: what to ask, and how to read the answer. A source has no clock, no network and no store; the collector owns all three.
/// That is why a recorded answer is all a test needs, and why anything <see cref="Read"/> throws means one thing only: the answer could not be read.
/// </summary>
public interface ISource
{
    SourceCard Card { get; }

    /// <summary>What a sector makes the source look for; empty when it names nothing for it.</summary>
    IEnumerable<Target> Targets(Sector sector);

    /// <summary>
    /// The next question, wholly decided by the cursor: a run that was cut goes on by asking again.
    /// </summary>
    /// <param name="today">The day of the run, UTC.</param>
    /// <returns>Null when there is nothing to ask on this day.</returns>
    Request? Ask(Target target, Cursor cursor, DateOnly today);

    /// <summary>The bytes without the persons in them: what is read, and what is kept.</summary>
    /// <returns>Null when it cannot be told where persons stand in them; then nothing of the answer is used.</returns>
    byte[]? WithoutPersons(byte[] body) => PersonalFields.Without(body, Card.Personal);

    Extract Read(Target target, Answer.Received answer, Cursor cursor);
}

/// <summary>One thing to look for.</summary>
/// <param name="About">Its name in the source's own terms: a feed's id, a package, <c>github.com/ollama/ollama</c>. Unique within the source.</param>
/// <param name="Query">What the source needs to ask: an address, a search term; only the source understands it.</param>
public sealed record Target(string About, string Query);
