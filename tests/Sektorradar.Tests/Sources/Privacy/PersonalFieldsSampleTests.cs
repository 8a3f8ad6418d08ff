using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Sektorradar.Sources.Privacy;

namespace Sektorradar.Tests.Sources.Privacy;

/// <summary>Answers as services give them: what a strict parser can read must be read, and must be readable afterwards without the fields.</summary>
public class PersonalFieldsSampleTests
{
    private static readonly string[] Names = ["author", "authors", "creator", "managingEditor", "webMaster", "contributor", "owner", "contactList", "Contact"];

    [Fact]
    public void JSON_of_services_is_read_and_stays_JSON()
    {
        var files = Directory.EnumerateFiles(Reference.Folder("data/samples"), "*.json", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();

        Assert.All(files, body =>
        {
            var without = PersonalFields.Without(body, Names);
            Assert.NotNull(without);
            using var json = JsonDocument.Parse(without);
            Assert.DoesNotContain(Properties(json.RootElement), property => Names.Contains(property.Name) && property.Value.ValueKind != JsonValueKind.Null);
        });
    }

    [Fact]
    public void XML_of_services_is_read_and_stays_XML()
    {
        var files = Directory.EnumerateFiles(Reference.Folder("data/samples"), "*.xml", SearchOption.AllDirectories).Select(File.ReadAllBytes).Where(body => Load(body) is not null).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, body =>
        {
            var without = PersonalFields.Without(body, Names);
            Assert.NotNull(without);
            var elements = Load(without)!.Descendants().ToList();
            Assert.DoesNotContain(elements, element => Names.Contains(element.Name.LocalName) && (element.Nodes().Any() || element.Attributes().Any(attribute => !attribute.IsNamespaceDeclaration && attribute.Value.Length > 0)));
            Assert.DoesNotContain(elements.Attributes(), attribute => Names.Contains(attribute.Name.LocalName) && attribute.Value.Length > 0);
        });
    }

    private static XDocument? Load(byte[] body)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(body), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XDocument.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonProperty> Properties(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(property => Properties(property.Value).Prepend(property)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Properties),
        _ => [],
    };
}
