namespace Sektorradar.Tests.Cli;

/// <summary>Repositories that are not found over https.</summary>
public sealed class AddressTests : IDisposable
{
    private const string First = "https://github.com/lamp/lamp0", Second = "https://github.com/lamp/lamp1";
    private readonly LampSector _sector = new LampSector().WithCopies();

    [Fact]
    public async Task A_bare_repository_on_this_machine_is_read_where_it_lies()
    {
        Address(First, new Uri(_sector["copies/" + LampSector.Copy(0)]).AbsoluteUri);
        Address(Second, new Uri(_sector["copies/" + LampSector.Copy(1)]).AbsoluteUri);

        var collect = await SektorradarProgram.RunAsync(_sector.Folder, "collect", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", "--only", "git");
        var pulse = await SektorradarProgram.RunAsync(_sector.Folder, "pulse", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db");

        Assert.Matches(@"(?m)^git +2 +2 ", collect.Error);
        Assert.Equal((0, 0), (collect.ExitCode, pulse.ExitCode));
    }

    [Fact]
    public async Task A_protocol_that_was_not_allowed_is_not_used()
    {
        Address(First, "ssh://git@127.0.0.1/lamp0.git");
        Address(Second, "git://127.0.0.1/lamp1.git");

        var run = await SektorradarProgram.RunAsync(_sector.Folder, "collect", "--sector", "lighthouses", "--sectors", "sectors", "--store", "evidence.db", "--only", "git");

        Assert.Equal(3, run.ExitCode);
        Assert.Contains("127.0.0.1/lamp0: SR-209 ", run.Error, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1/lamp1: SR-209 ", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _sector.Dispose();

    private void Address(string from, string to)
    {
        var file = _sector["sectors/lighthouses/subjects/lamps.yaml"];
        File.WriteAllText(file, File.ReadAllText(file).Replace(from, to, StringComparison.Ordinal));
    }
}
