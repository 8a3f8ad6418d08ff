using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting;

/// <summary>The only way out. A seam because tests answer from recordings.</summary>
public interface IInternet
{
    /// <param name="card">The manners its source asks for.</param>
    /// <param name="before">What the last answer to the same question gave.</param>
    Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel);
}
