using Sektorradar.Collecting.Web;
using Sektorradar.Model;
using Sektorradar.Sources;

namespace Sektorradar.Tests.Collecting.Web;

/// <summary>A test that asks the fake internet; whatever it does, nothing private may be reached.</summary>
public abstract class InternetTest : IAsyncLifetime
{
    private readonly List<IDisposable> _opened = [];
    private FakeInternet? _fake;

    internal static readonly SourceCard Card = new("test", "Test", EvidenceKind.Attention, "CC0-1.0", "None.");

    private protected FakeInternet Fake => _fake!;

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _opened.ForEach(opened => opened.Dispose());
        if (_fake is not null)
        {
            var reached = _fake.Reached;
            await _fake.DisposeAsync();
            Assert.Equal(0, reached);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Goes when the test is over.</summary>
    private protected T Own<T>(T opened) where T : IDisposable
    {
        _opened.Add(opened);
        return opened;
    }

    private protected async Task ServeAsync(Func<Asked, Serving> plan) => _fake = await FakeInternet.StartAsync(plan);

    private protected Task ServeAsync(params Serving[] servings) => ServeAsync(Serve.InTurn(servings));

    private protected Internet Connect(Func<InternetOptions, InternetOptions>? change = null, TimeProvider? clock = null, string? credentials = null) =>
        Own(Fake.Connect((change ?? (options => options))(Fake.Options()), new Credentials(credentials), clock));

    private protected static Task<Answer> AskAsync(Internet internet, Uri address, Validators? before = null) => internet.AskAsync(new Request.Web(address), Card, before ?? Validators.None, Cancel);

    private protected Task<Answer> AskAsync(Uri address, Validators? before = null) => AskAsync(Connect(), address, before);

    private protected static string Body(Answer answer) => System.Text.Encoding.UTF8.GetString(Assert.IsType<Answer.Received>(answer).Body);

    private protected static Answer.Refused Refused(string code, Answer answer)
    {
        var refused = Assert.IsType<Answer.Refused>(answer);
        Assert.Equal(code, refused.Problem.Code);
        return refused;
    }
}
