using Sektorradar.Model;
using Sektorradar.Scoring;

namespace Sektorradar.Tests.Scoring;

public class EditionDayTests
{
    private static readonly DateOnly Copied = new(2026, 8, 22);

    [Fact]
    public void The_day_is_the_last_on_which_half_of_the_copies_are_fresh()
    {
        Assert.Equal(Copied, Day(Captures("lamp", Copied), Captures("fog", Copied.AddDays(-20))));
        Assert.Equal(Copied, Day(Captures("lamp", Copied), Captures("fog", Copied.AddDays(-400))));
    }

    [Fact]
    public void One_copy_taken_long_after_the_others_does_not_move_it()
    {
        Capture[] all = [.. Captures("lamp", Copied), .. Captures("fog", Copied), .. Captures("bell", Copied)];

        Assert.Equal(Copied, EditionDay.Of([.. all, .. Captures("lamp", Copied.AddDays(90))], []));
        Assert.Equal(Copied.AddDays(90), EditionDay.Of([.. all, .. Captures("lamp", Copied.AddDays(90)), .. Captures("fog", Copied.AddDays(90))], []));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 2)]
    [InlineData(28, 28)]
    [InlineData(29, 0)]
    public void A_fact_carries_it_on_as_long_as_the_copies_are_fresh(int published, int day) =>
        Assert.Equal(Copied.AddDays(day), EditionDay.Of([.. Captures("lamp", Copied)], [Published(Copied.AddDays(published))]));

    [Fact]
    public void Facts_alone_give_the_day_of_the_newest_and_nothing_gives_none()
    {
        Assert.Equal(Copied, EditionDay.Of([], [Published(Copied.AddDays(-300)), Published(Copied)]));
        Assert.Null(EditionDay.Of([], []));
    }

    private static DateOnly? Day(params IEnumerable<Capture>[] captures) => EditionDay.Of([.. captures.SelectMany(c => c)], []);

    private static IEnumerable<Capture> Captures(string name, DateOnly day) =>
        [new(new CaptureId(new string('a', 16)), "git", $"code.example.org/{name}", new Uri($"https://code.example.org/{name}"), new string('a', 40), day, day.AddDays(-700), day.AddDays(-14))];

    private static Fact Published(DateOnly day) => new(
        "fact", "lamp", new Localized("The Lighthouse Office"), Modality.Fact, day, null, [],
        new FactSource("Lamps", "The Lighthouse Office", new Uri("https://office.example.org/lamps"), day, "page 1", SourceClass.Primary), null, null,
        new Statement.Status(new Localized("a lamp burns")), new string('a', 16));
}
