using Sektorradar.Model;

namespace Sektorradar.Tests.Model;

public class OpenLicenceTests
{
    [Theory]
    [InlineData("Apache-2.0")]
    [InlineData("MIT")]
    [InlineData("EUPL-1.2")]
    [InlineData("AGPL-3.0-only")]
    [InlineData("GPL-2.0-or-later")]
    [InlineData("MIT AND Apache-2.0")]
    [InlineData("MIT OR BUSL-1.1")]
    [InlineData("BUSL-1.1 AND MIT OR Apache-2.0")]
    public void Approved_licences_are_open(string id) => Assert.True(OpenLicence.Includes(id));

    [Theory]
    [InlineData("BUSL-1.1")]
    [InlineData("SSPL-1.0")]
    [InlineData("FSL-1.1")]
    [InlineData("Elastic-2.0")]
    [InlineData("CC-BY-4.0")]
    [InlineData("unrecognised")]
    [InlineData("")]
    [InlineData("mit")]
    [InlineData("MIT AND BUSL-1.1")]
    [InlineData("SSPL-1.0 OR BUSL-1.1")]
    public void Others_are_not(string id) => Assert.False(OpenLicence.Includes(id));

    [Fact]
    public void Licences_for_texts_and_texts_that_are_not_known_are_not_among_those_that_limit_use()
    {
        Assert.All(["BUSL-1.1", "SSPL-1.0", "FSL-1.1", "Elastic-2.0"], id => Assert.True(OpenLicence.IsSourceAvailable(id)));
        Assert.All(["CC-BY-4.0", "CC0-1.0", "unrecognised", "MIT", ""], id => Assert.False(OpenLicence.IsSourceAvailable(id)));
    }
}
