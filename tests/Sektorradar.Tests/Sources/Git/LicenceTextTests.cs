using Sektorradar.Sources.Git;

namespace Sektorradar.Tests.Sources.Git;

/// <summary>Texts that quote one another; the words are those of the licences themselves.</summary>
public class LicenceTextTests
{
    private const string Mpl = """
        Mozilla Public License, version 2.0

        1.12. "Secondary License"
              means either the GNU General Public License, Version 2.0, the GNU Lesser
              General Public License, Version 2.1, the GNU Affero General Public
              License, Version 3.0, or any later versions of those licenses.
        """;

    private const string Agpl = """
                            GNU AFFERO GENERAL PUBLIC LICENSE
                               Version 3, 19 November 2007

        13. Remote Network Interaction; Use with the GNU General Public License.
        permission to link or combine any covered work with a work licensed under version 3 of the GNU General Public License
        """;

    private const string Apache = "                                 Apache License\n                           Version 2.0, January 2004\n";

    [Fact]
    public void The_licence_of_Mozilla_names_the_GNU_licences_and_is_none_of_them() => Assert.Equal("MPL-2.0", Licences.Recognise(Mpl));

    [Fact]
    public void The_Affero_licence_names_the_General_Public_License() => Assert.Equal("AGPL-3.0", Licences.Recognise(Agpl));

    [Fact]
    public void A_licence_for_the_documents_does_not_hide_the_one_for_the_code() =>
        Assert.Equal("Apache-2.0", Licences.Recognise(Apache + "\n\nDocumentation:\n\nCreative Commons Attribution 4.0 International\n"));

    [Fact]
    public void Documents_alone_have_their_own() => Assert.Equal("CC-BY-4.0", Licences.Recognise("Creative Commons Attribution 4.0 International Public License"));
}
