using Sektorradar.Collecting;
using Sektorradar.Model;
using Sektorradar.Sources;
using Sektorradar.Sources.EndOfLife;
using Sektorradar.Sources.KnownExploited;
using Sektorradar.Sources.Landscape;

namespace Sektorradar.Tests.Sources;

/// <summary>
/// The repositories themselves, read only on request (<c>dotnet test -- --explicit on</c>), from the folder of copies that SEKTORRADAR_COPIES names.
/// </summary>
public class RealRepositoryTests(ITestOutputHelper output)
{
    [Theory(Explicit = true)]
    [InlineData("endoflife")]
    [InlineData("cncf")]
    [InlineData("kev")]
    public async Task A_repository_is_read_whole_and_nothing_in_it_is_unknown(string id)
    {
        var copies = Environment.GetEnvironmentVariable("SEKTORRADAR_COPIES");
        Assert.SkipUnless(Directory.Exists(copies), "No folder of local copies is named by SEKTORRADAR_COPIES.");
        ISource[] sources = [new EndOfLifeSource(), new LandscapeSource(), new KnownExploitedSource()];
        var source = sources.Single(source => source.Card.Id == id);
        var target = source.Targets(ReferenceAnswers.Anything).Single();
        var files = new GitFiles(new GitMirror(new GitOptions { Mirrors = copies, Copies = copies }, TimeProvider.System));
        var request = Assert.IsType<Request.Files>(source.Ask(target, Cursor.Start, default));

        var answer = await files.AskAsync(request, Validators.None, TestContext.Current.CancellationToken);

        Assert.SkipWhen(answer is Answer.Refused { Problem.Code: "SR-202" }, "There is no copy of it.");
        var received = Assert.IsType<Answer.Received>(answer);
        var extract = source.Read(target, received, Cursor.Start);
        output.WriteLine($"{received.Revision} {received.Day:O} {received.Body.Length} bytes: {extract.Readings.Count} readings, "
            + string.Join(", ", extract.Items.GroupBy(item => item.Kind).Select(kind => $"{kind.Count()} {kind.Key}")));
        Assert.NotEmpty(extract.Items);
        Assert.Empty(extract.Unknown);
        Assert.Equal(extract.Items.Count, extract.Items.DistinctBy(item => item.Id).Count());
        Assert.IsType<Answer.Unchanged>(await files.AskAsync(request, received.Validators, TestContext.Current.CancellationToken));
    }
}
