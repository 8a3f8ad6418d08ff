using Sektorradar.Collecting;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Sources;

/// <summary>Answers from recordings in the order in which questions come; beyond the last, everything is unchanged.</summary>
internal sealed class RecordedInternet(DateTimeOffset now, params IReadOnlyList<byte[]> answers) : IInternet
{
    public List<Request> Asked { get; } = [];

    /// <summary>Answers with this number and later ones are refused.</summary>
    public int? CutAt { get; init; }

    public string? Charset { get; init; }

    public Task<Answer> AskAsync(Request request, SourceCard card, Validators before, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var number = Asked.Count;
        Asked.Add(request);
        return Task.FromResult<Answer>(number >= CutAt ? new Answer.Refused(new Problem("SR-514", "The answer broke off.", request.Line))
            : number >= answers.Count ? new Answer.Unchanged()
            : new Answer.Received(request, AddressOf(request), 200, null, Charset, answers[number], now, Validators.None, request is Request.Files ? new string('a', 40) : null));
    }

    private static Uri AddressOf(Request request) => request switch
    {
        Request.Web web => web.Address,
        Request.Files files => files.Repository.Address,
        Request.Names names => new Uri($"dns:{names.Domain}"),
        _ => throw new ArgumentOutOfRangeException(nameof(request)),
    };
}
