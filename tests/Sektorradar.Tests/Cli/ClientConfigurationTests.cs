using Sektorradar.Cli;
using Sektorradar.Sources.Packages;

namespace Sektorradar.Tests.Cli;

public sealed class ClientConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void Nothing_configured_is_no_address()
    {
        var read = Read();

        Assert.Equal((null, null), (read.Npm, read.NuGetIndex));
        Assert.Empty(read.Unreadable);
    }

    [Fact]
    public void Npm_is_asked_where_a_variable_the_folder_or_the_user_says()
    {
        _folder.Write("home/.npmrc", "fund=false\n; registry=https://comment.example/\n@lamps:registry=https://scope.example/\n//registry.example/:_authToken=secret\nregistry = \"https://registry.example/\"\n");
        Assert.Equal("https://registry.example/", Read().Npm?.AbsoluteUri);

        _folder.Write("home/work/deep/.npmrc", "registry=https://${LAMPS}/npm/\n");
        _variables["LAMPS"] = "packages.example";
        Assert.Equal("https://packages.example/npm/", Read().Npm?.AbsoluteUri);

        _variables["npm_config_registry"] = "https://registry.variable.example/";
        Assert.Equal(("registry.variable.example", "api.variable.example"), (Read().Npm?.Host, Read().NpmCounts?.Host));
    }

    [Fact]
    public void NuGet_is_asked_where_the_nearest_enabled_source_with_a_service_index_is()
    {
        _folder.Write("home/.nuget/NuGet/NuGet.Config", NuGet("""<add key="far" value="https://far.example/v3/index.json" />""", """<add key="near" value="true" />"""));
        _folder.Write("home/work/nuget.config", NuGet("""<add key="Near" value="https://near.example/v3/index.json" /><add key="old" value="https://old.example/api/v2" /><add key="folder" value="./packages" />"""));

        Assert.Equal("https://far.example/v3/index.json", Read().NuGetIndex?.AbsoluteUri);

        _folder.Write("home/work/deep/NuGet.Config", NuGet("""<clear /><add key="own" value="https://%LAMPS%/v3/index.json" protocolVersion="3" />"""));
        _variables["LAMPS"] = "nuget.example";
        Assert.Equal("https://nuget.example/v3/index.json", Read().NuGetIndex?.AbsoluteUri);
    }

    [Fact]
    public void What_a_nearer_file_clears_counts_no_more()
    {
        _folder.Write("home/.nuget/NuGet/NuGet.Config", NuGet("""<add key="far" value="https://far.example/v3/index.json" />"""));
        _folder.Write("home/work/nuget.config", NuGet("<clear />"));

        Assert.Null(Read().NuGetIndex);
    }

    [Fact]
    public void Pip_is_asked_where_its_files_or_a_variable_say()
    {
        _folder.Write("home/.config/pip/pip.conf", "[install]\nindex-url = https://other.example/simple\n[global]\ntimeout = 60\nindex-url = https://pypi.example/simple\n");
        Assert.Equal("https://pypi.example/simple", Read().PyPi?.AbsoluteUri);

        _variables["PIP_INDEX_URL"] = "https://variable.example/simple/";
        Assert.Equal("https://variable.example/simple/", Read().PyPi?.AbsoluteUri);
    }

    [Fact]
    public void No_secret_is_taken_along()
    {
        _variables["npm_config_registry"] = "https://user:secret@registry.example/?token=secret#secret";
        _variables["PIP_INDEX_URL"] = "https://user:secret@pypi.example/simple";
        _folder.Write("home/work/nuget.config", NuGet("""<add key="own" value="https://secret@nuget.example/v3/index.json?sig=secret" />"""));

        var read = Read();

        Assert.Equal(new PackageRegistries(new Uri("https://registry.example/"), new Uri("https://nuget.example/v3/index.json"), new Uri("https://pypi.example/simple")), read with { Unreadable = PackageRegistries.None.Unreadable });
        Assert.DoesNotContain("secret", read.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///packages")]
    [InlineData("packages")]
    [InlineData("")]
    public void What_is_not_on_the_web_is_no_address(string address)
    {
        _variables["npm_config_registry"] = address;

        Assert.Null(Read().Npm);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        var broken = _folder.Write("home/work/nuget.config", "<configuration><packageSources>");
        var hostile = _folder.Write("home/work/deep/nuget.config", """<!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/hostname">]><configuration>&x;</configuration>""");

        Assert.Equal([hostile, broken], Read().Unreadable);
    }

    public void Dispose() => _folder.Dispose();

    private PackageRegistries Read() => ClientConfiguration.Read(_folder.Make("home/work/deep"), _folder.Make("home"), _variables.GetValueOrDefault);

    private static string NuGet(string sources, string disabled = "") =>
        $"<?xml version=\"1.0\" encoding=\"utf-8\"?><configuration><packageSources>{sources}</packageSources><disabledPackageSources>{disabled}</disabledPackageSources></configuration>";
}
