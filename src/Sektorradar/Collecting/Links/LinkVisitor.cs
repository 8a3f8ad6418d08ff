using System.Text.RegularExpressions;
using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Collecting.Links;

/// <summary>Looks at addresses: a small piece of each first where that is enough, the whole where something must be found in it.</summary>
internal sealed partial class LinkVisitor(Internet internet)
{
    private const int FirstPiece = 64 << 10;
    private const int LargestPage = 8 << 20;
    private const int MostRefreshes = 3;

    private static readonly SourceCard Card = new("links", "Links", EvidenceKind.Reference, "", "") { Interval = TimeSpan.FromSeconds(0.5) };

    /// <param name="plain">Ask for all of it, as a browser does: some servers fail at anything else.</param>
    /// <param name="impatient">Give the server half the time.</param>
    public async Task<Look> LookAsync(LinkQuestion question, bool plain, bool impatient, CancellationToken cancel)
    {
        var address = question.Address;
        for (var refreshes = 0; ; refreshes++)
        {
            var visit = await VisitAsync(RequestOf(address, question.WantsAll, impatient), plain || question.WantsAll, cancel);
            var look = visit.Problem is null ? PageVerdict.Of(visit, question.Address, refreshes > 0)
                : StatusVerdict.Of(BotWalls.IsOne(visit.Status, TitleOf(visit), visit.Body) ? visit.BehindWall() : visit);
            if (look.Page?.Refresh is not { } to || !Uri.TryCreate(look.Address, to, out var target) || Same(target, look.Address))
            {
                return look;
            }

            if (refreshes == MostRefreshes || WebExchange.OffTheWeb(look.Address, target) is not null)
            {
                return look with { Verdict = LinkVerdict.Unknown, Reason = refreshes == MostRefreshes ? Reasons.Loop : Reasons.OffTheWeb };
            }

            address = new Uri(target.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped));
        }
    }

    /// <summary>What the server shows at an address that nobody can have made.</summary>
    public Task<Visit> ProbeAsync(Uri beside, CancellationToken cancel) =>
        VisitAsync(RequestOf(new Uri(beside, $"./{Guid.NewGuid():N}"[..18]), all: false, impatient: false), plain: true, cancel);

    private Request.Web RequestOf(Uri address, bool all, bool impatient) => new(address, Accept: "text/html,application/xhtml+xml,*/*;q=0.8")
    {
        ObeysRobots = true, ShowsFailures = true, AlsoReads = [203], Limit = all ? LargestPage : FirstPiece, TimeLimit = impatient ? internet.TimeLimit / 2 : null,
    };

    private async Task<Visit> VisitAsync(Request.Web request, bool plain, CancellationToken cancel)
    {
        if (plain)
        {
            return await internet.VisitAsync(request, Card, cancel);
        }

        var piece = await internet.VisitAsync(request with { Beginning = FirstPiece, AlsoReads = [203, 206] }, Card, cancel);
        return IsMishandled(piece) ? await internet.VisitAsync(request, Card, cancel) : piece;
    }

    /// <summary>A piece that was not asked for, or a server that says it has none.</summary>
    private static bool IsMishandled(Visit piece) => piece.Status == 416
        || (piece is { Status: 206 } && !(Piece().Match(piece.ContentRange ?? "") is { Success: true } said && int.TryParse(said.Groups["last"].Value, out var last) && last < FirstPiece && last + 1 == piece.Body.Length));

    private static string TitleOf(Visit visit) => visit.Body.Length == 0 ? "" : Page.Of(visit.Body, visit.Charset).Title;

    private static bool Same(Uri one, Uri other) => one.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) == other.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped);

    [GeneratedRegex(@"^bytes 0-(?<last>\d{1,9})/(?:\d+|\*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Piece();
}
