using System.Text;
using Sektorradar.Model;

namespace Sektorradar.Tests.Sources;

/// <summary>Answers as a source gets them, from a recording or written in the test.</summary>
internal static class Reply
{
    public static readonly DateOnly Day = new(2026, 11, 24);

    public static Answer.Received To(Request? request, string body, int status = 200, string? mediaType = "application/json", string? charset = null, DateOnly? day = null) =>
        To(request, Encoding.UTF8.GetBytes(body), status, mediaType, charset, day);

    public static Answer.Received To(Request? request, byte[] body, int status = 200, string? mediaType = "application/json", string? charset = null, DateOnly? day = null)
    {
        var web = Assert.IsType<Request.Web>(request);
        return new Answer.Received(web, web.Address, status, mediaType, charset, body, new DateTimeOffset((day ?? Day).ToDateTime(new TimeOnly(5, 0)), TimeSpan.Zero), Validators.None);
    }

    public static string Recorded(string path) => Encoding.UTF8.GetString(Recording.Of(path));

    /// <summary>A sector that is nothing but what it follows.</summary>
    public static Sector Following(Watch watch) =>
        new("lamps", new Localized("Lamper", "Lamper", "Lamps"), new Localized("", "", ""), Language.Nb, "NO", [], [], [], MatchingRules.None) { Watch = watch };
}
