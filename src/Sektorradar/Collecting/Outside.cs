using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting;

/// <summary>Each question to the one who can ask it.</summary>
public sealed class Outside(Internet web, NameResolver names, GitFiles files) : IInternet
{
    public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel) => request switch
    {
        Request.Web question => web.AskAsync(question, card, before, cancel),
        Request.Names question => names.AskAsync(question, cancel),
        Request.Files question => files.AskAsync(question, before, cancel),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}
