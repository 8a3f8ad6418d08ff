using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.Jobbnorge;

namespace Sektorradar.Tests.Sources.Jobbnorge;

public class JobbnorgeSourceTests : SourceContract
{
    private const string List = "jobbnorge/list.json";

    protected override ISource Source { get; } = new JobbnorgeSource();

    protected override Target Target { get; } = new("vacancies", "vacancies");

    protected override IReadOnlyList<string> Recordings => [List];

    [Fact]
    public void Norwegian_sectors_are_collected_and_no_others()
    {
        Assert.Equal([Target], Source.Targets(Reply.Following(Watch.Nothing)));
        Assert.Empty(Source.Targets(Reply.Following(Watch.Nothing) with { Country = "SE" }));
    }

    [Fact]
    public void Jobs_with_computers_become_items_and_others_do_not()
    {
        var extract = Read(Reply.Recorded(List));

        Assert.Equal(["900001", "900002"], extract.Items.Select(item => item.Key));
        var item = extract.Items[0];
        Assert.Equal(("IT-arkitekt", new DateOnly(2026, 11, 2), ItemKind.Vacancy), (item.Title, item.Day, item.Kind));
        Assert.Equal("Du skal forme en plattform med Kubernetes og PostgreSQL.", item.Text);
        Assert.Equal("https://www.jobbnorge.no/ledige-stillinger/stilling/900001", item.Link.AbsoluteUri);
        Assert.Equal(("Eksempel universitet (EKU)", "Avdeling for IT", "Eksempelby", "Eksempelfylke", "1", "2026-11-30"),
            (item["employer"], item["department"], item["municipality"], item["county"], item["positions"], item["deadline"]));
        Assert.Empty(extract.Unknown);
    }

    [Fact]
    public void A_department_that_is_shown_as_the_employer_is_the_employer_and_no_deadline_is_no_key()
    {
        var item = Read(Reply.Recorded(List)).Items[1];

        Assert.Equal(("Eksempel IKT", null, null, null), (item["employer"], item["department"], item["deadline"], item["same"]));
        Assert.Equal(new DateOnly(2026, 11, 10), item.Day);
    }

    [Fact]
    public void A_job_that_has_gone_from_the_whole_list_is_taken_back_once()
    {
        var first = Read(Reply.Recorded(List));
        const string rest = """{"jobs":[{"id":900004,"title":"Sykepleier"}],"meta":{"jobCountTotal":1}}""";

        var second = Read(rest, first.Cursor);
        var third = Read(rest, second.Cursor);

        Assert.Equal(["900001", "900002"], second.Withdrawn);
        Assert.Empty(third.Withdrawn);
    }

    [Theory]
    [InlineData("""{"jobs":[{"id":900004,"title":"Sykepleier"}],"meta":{"jobCountTotal":4}}""", 1)]
    [InlineData("""{"jobs":[],"meta":{"jobCountTotal":0}}""", 0)]
    public void A_part_of_the_list_or_none_of_it_takes_nothing_back(string body, int unknown)
    {
        var first = Read(Reply.Recorded(List));

        var second = Read(body, first.Cursor);

        Assert.Empty(second.Withdrawn);
        Assert.Equal(first.Cursor, second.Cursor);
        Assert.Equal(unknown, second.Unknown.Count);
    }

    [Fact]
    public void A_day_that_cannot_be_read_or_has_not_come_is_the_day_of_the_answer()
    {
        var body = Reply.Recorded(List).Replace("02.11.2026", "i forrige uke", StringComparison.Ordinal).Replace("2026-11-10", "2026-12-24", StringComparison.Ordinal);

        var extract = Read(body);

        Assert.All(extract.Items, item => Assert.Equal(Reply.Day, item.Day));
        Assert.Contains("date i forrige uke", extract.Unknown);
    }

    [Fact]
    public void The_list_written_from_public_clients_is_read_too()
    {
        var sample = File.ReadAllText(Reference.Folder("data/samples/synthetic/jobbnorge_v3_jobs.json"));

        var item = Assert.Single(Read(sample).Items);

        Assert.Equal(("1", "IT-arkitekt", "Oslo"), (item.Key, item.Title, item["municipality"]));
    }

    [Theory]
    [InlineData("""{"jobs":null,"meta":{"jobCountTotal":0}}""")]
    [InlineData("""{"jobs":[{"title":"IT-arkitekt"}],"meta":{"jobCountTotal":1}}""")]
    [InlineData("""{"jobs":[{"id":1}],"meta":{"jobCountTotal":1}}""")]
    [InlineData("""{"jobs":[]}""")]
    [InlineData("[]")]
    public void A_list_of_another_shape_is_not_read(string body) => Assert.ThrowsAny<Exception>(() => Read(body));

    private Extract Read(string body, Cursor? cursor = null) =>
        Source.Read(Target, Reply.To(Source.Ask(Target, cursor ?? Cursor.Start, Reply.Day), body), cursor ?? Cursor.Start);
}
