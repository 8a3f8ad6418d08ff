using System.Text;
using Sektorradar.Sources.Robots;

namespace Sektorradar.Tests.Sources.Robots;

/// <summary>RFC 9309, section by section.</summary>
public class RobotsTxtTests
{
    private const string Us = "Sektorradar";

    // 2.1 and 2.2: the file, its lines and its groups.

    [Theory]
    [InlineData("")]
    [InlineData("\n\n# only a comment\n")]
    [InlineData("<!DOCTYPE html><html><body>Disallow / User-agent</body></html>")]
    [InlineData("Disallow: /\nAllow: /b")]
    [InlineData("User-agent: *")]
    [InlineData("User-agent: *\nDisallow:")]
    [InlineData("User-agent: 123\nDisallow: /")]
    [InlineData("User-agent *\nDisallow /")]
    public void Where_nothing_is_asked_everything_is_allowed(string file) => Assert.True(Of(file).Allows(Us, "/a"));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /a")]
    [InlineData("User-agent: *\rDisallow: /a\r")]
    [InlineData("User-agent: *\r\n\r\nDisallow: /a\r\n")]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /a")]
    [InlineData("  USER-AGENT\t:  *  \n\tdisAllow :/a  ")]
    [InlineData("User-agent: * # everybody\nDisallow: /a#nothing here")]
    [InlineData("User-agent: *\nNonsense: x\nSitemap: https://example.org/sitemap.xml\nDisallow: /a")]
    [InlineData("User-agent: *\n\0\u0007\nDisallow: /a")]
    public void Line_ends_blanks_comments_and_unknown_lines_do_not_matter(string file)
    {
        Assert.False(Of(file).Allows(Us, "/a"));
        Assert.True(Of(file).Allows(Us, "/b"));
    }

    [Fact]
    public void Names_one_after_the_other_share_rules_even_with_other_lines_between()
    {
        var robots = Of("User-agent: OneBot\nSitemap: https://example.org/s.xml\n\nUser-agent: sektorRADAR\nDisallow: /x\nUser-agent: TwoBot\nDisallow: /y");

        Assert.False(robots.Allows(Us, "/x"));
        Assert.False(robots.Allows("onebot", "/x"));
        Assert.True(robots.Allows("TwoBot", "/x"));
        Assert.True(robots.Allows(Us, "/y"));
    }

    [Fact]
    public void A_program_follows_all_groups_that_name_it()
    {
        var robots = Of("User-agent: Sektorradar\nDisallow: /foo\nDisallow: /bar\n\nUser-agent: OtherBot\nDisallow: /other\n\nUser-agent: Sektorradar\nDisallow: /baz");

        Assert.All(["/foo", "/bar", "/baz"], path => Assert.False(robots.Allows(Us, path)));
        Assert.True(robots.Allows(Us, "/other"));
    }

    [Fact]
    public void Rules_for_everybody_count_only_where_no_group_names_the_program()
    {
        var robots = Of("User-agent: *\nDisallow: /\n\nUser-agent: Sektorradar\nDisallow: /cgi\n\nUser-agent: FreeBot\nDisallow:");

        Assert.True(robots.Allows(Us, "/news"));
        Assert.False(robots.Allows(Us, "/cgi"));
        Assert.True(robots.Allows("FreeBot", "/cgi"));
        Assert.False(robots.Allows("Sektor", "/news"));
        Assert.False(robots.Allows("SektorradarImages", "/news"));
    }

    [Theory]
    [InlineData("Sektorradar/1.0")]
    [InlineData("Sektorradar (+https://example.org)")]
    public void A_name_is_told_without_its_version(string name)
    {
        Assert.False(Of($"User-agent: {name}\nDisallow: /").Allows(Us, "/"));
        Assert.False(Of("User-agent: Sektorradar\nDisallow: /").Allows(name, "/"));
    }

    // 2.2.2: which rule counts.

    [Theory]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/", true)]
    [InlineData("Allow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("Disallow: /p\nAllow: /page", "/page", true)]
    [InlineData("Disallow: /page\nAllow: /p", "/page", false)]
    [InlineData("Disallow: /page\nAllow: /page", "/page", true)]
    [InlineData("Allow: /page\nDisallow: /page", "/page", true)]
    [InlineData("Disallow: /", "/", false)]
    [InlineData("Disallow: /", "/robots.txt", true)]
    [InlineData("Disallow: /A", "/a", true)]
    [InlineData("Disallow: foo", "/foo", true)]
    [InlineData("Disallow: /*\nAllow: /ab", "/abc", true)]
    [InlineData("Disallow: /abc*\nAllow: /abc", "/abcd", false)]
    public void The_longest_rule_wins_and_among_equals_the_one_that_allows(string rules, string path, bool allowed) =>
        Assert.Equal(allowed, Of("User-agent: *\n" + rules).Allows(Us, path));

    [Theory]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz")]
    [InlineData("/foo/bar?baz=https://example.org", "/foo/bar?baz=https%3A%2F%2Fexample.org")]
    [InlineData("/foo/bar?baz=https%3a%2f%2fexample.org", "/foo/bar?baz=https://example.org")]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%E3%83%84", "/foo/bar/%E3%83%84")]
    [InlineData("/foo/bar/%e3%83%84", "/foo/bar/ツ")]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz")]
    [InlineData("/foo/bar/baz", "/foo/bar/%62%61%7A")]
    [InlineData("/a b", "/a%20b")]
    [InlineData("/100%", "/100%")]
    [InlineData("/%7Esomebody", "/~somebody")]
    public void Encoding_does_not_matter_where_it_says_the_same(string rule, string path)
    {
        Assert.False(Of($"User-agent: *\nDisallow: {rule}").Allows(Us, path));
        Assert.True(Of($"User-agent: *\nDisallow: {rule}$").Allows(Us, path + "x"));
    }

    [Theory]
    [InlineData("/a%2Fb", "/a/b")]
    [InlineData("/a/b", "/a%2fb")]
    [InlineData("/a%3Fb", "/a?b")]
    public void Encoding_matters_where_it_says_something_else(string rule, string path) => Assert.True(Of($"User-agent: *\nDisallow: {rule}").Allows(Us, path));

    // 2.2.3: special characters.

    [Theory]
    [InlineData("/this/*/exactly", "/this/is/exactly", false)]
    [InlineData("/this/*/exactly", "/this/exactly", true)]
    [InlineData("/this/path/exactly$", "/this/path/exactly", false)]
    [InlineData("/this/path/exactly$", "/this/path/exactly/not", true)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", false)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-b.html", true)]
    [InlineData("/path/foo-%24", "/path/foo-$", false)]
    [InlineData("/path/foo-%24", "/path/foo-", true)]
    [InlineData("/path/c%23", "/path/c%23", false)]
    [InlineData("/a$b", "/a$b", false)]
    [InlineData("*.gif$", "/pictures/a.gif", false)]
    [InlineData("*.gif$", "/pictures/a.gif?x", true)]
    [InlineData("/*.php", "/index.php?a=b", false)]
    [InlineData("/*/*/c", "/a/b/c", false)]
    [InlineData("/a*b*c$", "/a-b-c-b-c", false)]
    [InlineData("/**a", "/a", false)]
    [InlineData("/$", "/", false)]
    [InlineData("/$", "/a", true)]
    [InlineData("$", "/", true)]
    [InlineData("/fish*", "/fish", false)]
    [InlineData("/*ab$", "/abab", false)]
    public void Asterisk_and_dollar_have_their_meaning(string rule, string path, bool allowed) =>
        Assert.Equal(allowed, Of($"User-agent: *\nDisallow: {rule}").Allows(Us, path));

    // 2.5: limits.

    [Fact]
    public void Five_hundred_kibibytes_are_read_and_a_line_that_the_limit_cuts_is_not()
    {
        var filling = new string('#', (500 << 10) - 40);
        var huge = "User-agent: *\nAllow: /\nDisallow: /private" + new string('x', RobotsTxt.Limit);

        Assert.False(Of($"User-agent: *\n{filling}\nDisallow: /late").Allows(Us, "/late"));
        Assert.True(Of(huge).Allows(Us, "/privatex"));
    }

    // Not in the RFC.

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 5", 5.0)]
    [InlineData("User-agent: *\ncrawl-delay: 0.5\nDisallow:", 0.5)]
    [InlineData("User-agent: *\nCrawl-delay: 50\n\nDisallow: /x\nUser-agent: Sektorradar\nDisallow: /y\nCrawl-delay: 3", 3.0)]
    [InlineData("User-agent: Sektorradar\nCrawl-delay: 3\nDisallow: /\nUser-agent: Sektorradar\nCrawl-delay: 7\nCrawl-delay: 4", 7.0)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999", 86400.0)]
    [InlineData("User-agent: *\nCrawl-delay: soon\nCrawl-delay: -1\nCrawl-delay: 1e9\nCrawl-delay: NaN", null)]
    [InlineData("Crawl-delay: 5", null)]
    [InlineData("User-agent: OtherBot\nCrawl-delay: 5", null)]
    public void The_delay_is_the_longest_that_is_asked_of_the_program(string file, double? seconds) => Assert.Equal(seconds, Of(file).CrawlDelay(Us)?.TotalSeconds);

    internal static RobotsTxt Of(string file) => RobotsTxt.Parse(Encoding.UTF8.GetBytes(file));
}
