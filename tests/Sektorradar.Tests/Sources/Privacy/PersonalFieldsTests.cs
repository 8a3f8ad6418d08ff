using System.Diagnostics;
using System.Text;
using Sektorradar.Sources.Privacy;

namespace Sektorradar.Tests.Sources.Privacy;

public class PersonalFieldsTests
{
    [Theory]
    [InlineData("""{"contact":"x","title":"y"}""", """{"contact":null,"title":"y"}""")]
    [InlineData("""{ "contact" : { "name" : [ 1 , "}" ] } , "b" : 1.50 }""", """{ "contact" : null , "b" : 1.50 }""")]
    [InlineData("""[{"contact":[]},{"a":{"contact":true}}]""", """[{"contact":null},{"a":{"contact":null}}]""")]
    [InlineData("""{"c\u006fntact":"x"}""", """{"c\u006fntact":null}""")]
    [InlineData("""{"contact":"a \" b \\","t":"\\"}""", """{"contact":null,"t":"\\"}""")]
    [InlineData("""{"contact":1,"contact":2}""", """{"contact":null,"contact":null}""")]
    [InlineData("""{"contact":{"contact":1}}""", """{"contact":null}""")]
    [InlineData("{\"title\":\"a\nb\t\0c\",\"contact\":\"d\ne\"}", "{\"title\":\"a\nb\t\0c\",\"contact\":null}")]
    [InlineData("{\"contact\":1}\n{\"contact\":2}\n", "{\"contact\":null}\n{\"contact\":null}\n")]
    [InlineData("\uFEFF {\"contact\":1}", "\uFEFF {\"contact\":null}")]
    [InlineData("""{"t":"contact","u":["contact",":",1]}""", """{"t":"contact","u":["contact",":",1]}""")]
    [InlineData("""{"Contact":1,"contacts":2,"":3}""", """{"Contact":1,"contacts":2,"":3}""")]
    public void A_property_becomes_null_wherever_it_stands(string body, string without) => Assert.Equal(without, Without(body, "contact"));

    [Theory]
    [InlineData("""{"employer":{"name":1,"contact":2},"contact":3}""", """{"employer":{"name":1,"contact":null},"contact":3}""")]
    [InlineData("""{"employer":[[{"contact":2}]]}""", """{"employer":[[{"contact":null}]]}""")]
    [InlineData("""{"employer":{"office":{"contact":2}}}""", """{"employer":{"office":{"contact":2}}}""")]
    [InlineData("""{"employer":[{"a":{"b":[]}},{"contact":2}],"b":{"contact":1}}""", """{"employer":[{"a":{"b":[]}},{"contact":null}],"b":{"contact":1}}""")]
    [InlineData("""{"employer.contact":1}""", """{"employer.contact":null}""")]
    [InlineData("""{"a":{"employer":{"contact":1}}}""", """{"a":{"employer":{"contact":null}}}""")]
    [InlineData("<a><employer><contact>1</contact></employer><contact>2</contact></a>", "<a><employer><contact></contact></employer><contact>2</contact></a>")]
    [InlineData("<a><employer contact='1'><b contact='2'/></employer></a>", "<a><employer contact=''><b contact='2'/></employer></a>")]
    [InlineData("<a><x:employer><b/><y:contact>1</y:contact></x:employer></a>", "<a><x:employer><b/><y:contact></y:contact></x:employer></a>")]
    public void A_path_means_only_what_stands_directly_in_it(string body, string without) => Assert.Equal(without, Without(body, "employer.contact"));

    [Theory]
    [InlineData("<a><contact>x</contact>y</a>", "<a><contact></contact>y</a>")]
    [InlineData("<?xml version='1.0'?>\r\n<a>\r\n<p:contact id='1' xmlns:p='urn:x'>x</p:contact></a>", "<?xml version='1.0'?>\r\n<a>\r\n<p:contact id='' xmlns:p='urn:x'></p:contact></a>")]
    [InlineData("<a contact=\"x\" b='contact'/>", "<a contact=\"\" b='contact'/>")]
    [InlineData("<a p:contact = 'x>y'>z</a>", "<a p:contact = ''>z</a>")]
    [InlineData("<a><contact name='x'/>y</a>", "<a><contact name=''/>y</a>")]
    [InlineData("<a><contact>1<contact>2</contact>3</contact>4</a>", "<a><contact></contact>4</a>")]
    [InlineData("<a><contact>1<contact/>3</contact>4</a>", "<a><contact></contact>4</a>")]
    [InlineData("<a><contact><![CDATA[</contact>]]><!-- </contact> --><b c='</contact'></b></contact></a>", null)]
    [InlineData("<a><contact><![CDATA[</contact>]]><!-- </contact> --><?x </contact>?><b c='x>'></b></contact>d</a>", "<a><contact></contact>d</a>")]
    [InlineData("<a><![CDATA[<contact>x</contact>]]><!--<contact>x</contact>--></a>", "<a><![CDATA[<contact>x</contact>]]><!--<contact>x</contact>--></a>")]
    [InlineData("<a><contact >x</contact\n></a>", "<a><contact ></contact\n></a>")]
    [InlineData("<!DOCTYPE html>\n<p>a < b<br><contact>x<br></contact><img contact=x alt=y>", "<!DOCTYPE html>\n<p>a < b<br><contact></contact><img contact=\"\" alt=y>")]
    [InlineData("<a><contacts>x</contacts><Contact>y</Contact></a>", "<a><contacts>x</contacts><Contact>y</Contact></a>")]
    [InlineData("<a xmlns:contact='urn:x'><contact:b>y</contact:b></a>", "<a xmlns:contact='urn:x'><contact:b>y</contact:b></a>")]
    [InlineData("\uFEFF<a><contact>x</contact></a>", "\uFEFF<a><contact></contact></a>")]
    public void An_element_and_an_attribute_become_empty_wherever_they_stand(string body, string? without) => Assert.Equal(without, Without(body, "contact"));

    [Theory]
    [InlineData("""{"contact":"x" """)]
    [InlineData("""{"contact":"x""")]
    [InlineData("""{"title":"he said "contact": { to me"}""")]
    [InlineData("""{"title":1,}""")]
    [InlineData("""{"title":1}}""")]
    [InlineData("""{"title":1]""")]
    [InlineData("""[1 2]""")]
    [InlineData("""{"title" 1}""")]
    [InlineData("""{'contact':1}""")]
    [InlineData("""{"a":1} // b""")]
    [InlineData("{\"con\ntact\":1}")]
    [InlineData("""{"\contact":1}""")]
    [InlineData("""{"\uD800":1}""")]
    [InlineData("a;b;contact\n1;2;x\n")]
    [InlineData("callback({})")]
    [InlineData("<a><contact>x</a>")]
    [InlineData("<a><contact>x<contact>y</contact></a>")]
    [InlineData("<a><contact>x</contact")]
    [InlineData("<a><contact>x</Contact></a>")]
    [InlineData("<a b='<contact>x</contact>")]
    [InlineData("<a b=\"x><contact c=\"y\">z</contact></a>")]
    [InlineData("<a><!-- <contact>x</contact>")]
    [InlineData("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>")]
    [InlineData("<a><!ELEMENT contact></a>")]
    [InlineData("<?xml version='1.0' encoding='utf-16'?><a/>")]
    [InlineData("<?xml version='1.0' encoding='iso-2022-jp'?><a/>")]
    [InlineData("<?xml version='1.0' encoding='ibm037'?><a/>")]
    [InlineData("<a>\u001B$B</a>")]
    [InlineData("<a>\0</a>")]
    [InlineData("<")]
    [InlineData("<a>x<")]
    public void Where_it_is_not_sure_nothing_is_left(string body) => Assert.Null(Without(body, "contact"));

    [Theory]
    [InlineData("<a><employer><br><contact>x</contact></employer></a>")]
    [InlineData("<a><employer>")]
    [InlineData("<a></b></a>")]
    public void A_place_in_XML_that_is_not_closed_is_not_sure(string body) => Assert.Null(Without(body, "employer.contact"));

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("""{"title":"contact"}""")]
    [InlineData("""{"contact":null}""")]
    [InlineData("<a><contact/><contact id=''></contact></a>")]
    [InlineData("17")]
    public void Where_there_is_nothing_to_do_it_is_the_same_array(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);

        Assert.Same(bytes, PersonalFields.Without(bytes, ["contact"]));
    }

    [Fact]
    public void Without_names_any_body_is_the_same_array()
    {
        byte[] bytes = [0xFF, 0xFE, 0, 60];

        Assert.Same(bytes, PersonalFields.Without(bytes, []));
        Assert.Null(PersonalFields.Without(bytes, ["contact"]));
    }

    [Fact]
    public void Bytes_of_other_encodings_stay_as_they_are()
    {
        var body = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><b>blåbær</b><contact>Åse</contact></a>");

        Assert.Equal(Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a><b>blåbær</b><contact></contact></a>"), PersonalFields.Without(body, ["contact"]));
        Assert.Null(PersonalFields.Without(body, ["størrelse"]));
    }

    [Fact]
    public void Names_outside_ASCII_and_with_a_prefix_are_found()
    {
        Assert.Equal("""{"vår":null,"dc:creator":null}""", Without("""{"vår":1,"dc:creator":2}""", "vår", "dc:creator"));
        Assert.Equal("<a><vår></vår><x:creator></x:creator></a>", Without("<a><vår>1</vår><x:creator>2</x:creator></a>", "vår", "dc:creator"));
    }

    [Fact]
    public void Deep_nesting_is_refused_and_not_followed()
    {
        Assert.Null(Without(new string('[', 5_000_000), "contact"));
        Assert.Null(Without(string.Concat(Enumerable.Repeat("<a>", 500_000)), "a.contact"));
    }

    [Fact]
    public void Large_bodies_take_no_time()
    {
        var json = Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("""{"id":1,"title":"Drift av plattform","contact":{"name":"x"}}""", 150_000)) + "]");
        var xml = Encoding.UTF8.GetBytes("<a>" + string.Concat(Enumerable.Repeat("<b><title>Drift</title><contact id='1'>x</contact></b>", 150_000)) + "</a>");
        var watch = Stopwatch.StartNew();

        Assert.NotSame(json, PersonalFields.Without(json, ["contact", "employer.name"]));
        Assert.NotSame(xml, PersonalFields.Without(xml, ["contact", "employer.name"]));

        // Half a second on an idle machine, hours if it were not linear; anything between tells only of the machine.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
    }

    private static string? Without(string body, params string[] names) =>
        PersonalFields.Without(Encoding.UTF8.GetBytes(body), names) is { } without ? Encoding.UTF8.GetString(without) : null;
}
