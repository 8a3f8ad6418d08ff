using System.Globalization;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Sources;

/// <summary>Answers of repositories, as GitFiles gives them.</summary>
internal static class ReferenceAnswers
{
    public const string Head = "0123456789abcdef0123456789abcdef01234567";

    public static Extract Read(ISource source, byte[] body, string day)
    {
        var target = source.Targets(Anything).Single();
        return source.Read(target, Received(source.Ask(target, Cursor.Start, Day(day))!, body, day), Cursor.Start);
    }

    public static Answer.Received Received(Request request, byte[] body, string day) =>
        new(request, request is Request.Files files ? files.Repository.Address : new Uri("dns:example.org"), 200, null, "utf-8", body, new DateTimeOffset(Day(day).ToDateTime(default), TimeSpan.Zero),
            Validators.None, request is Request.Files ? Head : null);

    public static Sector Anything { get; } = new("lamps", new Localized("Lamps"), new Localized("Lamps"), Language.En, "NO", [], [], [], MatchingRules.None);

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

}
