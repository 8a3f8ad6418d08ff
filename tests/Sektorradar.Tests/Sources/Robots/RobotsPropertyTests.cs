using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using Sektorradar.Sources.Robots;

namespace Sektorradar.Tests.Sources.Robots;

public class RobotsPropertyTests
{
    private const string Us = "Sektorradar";

    private static readonly Gen<string> Piece = OneOf("/", "a", "b", "*", "$", "?", "=", ":", "%2A", "%2f", "%3A", "%61", "%", "å", "%C3%A5", " b", "&");
    private static readonly Gen<string> PathGen = Piece.Array[0, 8].Select(pieces => "/" + string.Concat(pieces).TrimEnd(' '));
    private static readonly Gen<(bool Allows, string Path)> RuleGen = Gen.Select(Gen.Bool, PathGen, Gen.Bool, (allows, path, end) => (allows, end ? path + "$" : path));

    [Fact]
    public void Any_bytes_are_a_file() => Gen.Select(Gen.Byte.Array[0, 300], Gen.String).Sample((bytes, path) =>
    {
        var robots = RobotsTxt.Parse(bytes);
        robots.Allows(Us, path);
        robots.CrawlDelay(path);
    });

    [Fact]
    public void Any_lines_are_a_file()
    {
        var word = OneOf("User-agent", "Disallow", "Allow", "Crawl-delay", ":", ": ", "*", "/", "$", "#", "\n", "\r", "\r\n", "\uFEFF", "Sektorradar", "%", "%4", "1", "\0");

        word.Array[0, 60].Sample(words =>
        {
            var robots = RobotsTxtTests.Of(string.Concat(words));
            return robots.Allows(Us, "/robots.txt") && robots.CrawlDelay(Us) is null or { Ticks: >= 0 };
        });
    }

    [Fact]
    public void It_decides_as_a_naive_reading_of_the_rules_does() => Gen.Select(RuleGen.Array[0, 6], PathGen).Sample((rules, path) =>
    {
        var file = "User-agent: *\n" + string.Concat(rules.Select(rule => $"{(rule.Allows ? "Allow" : "Disallow")}: {rule.Path}\n"));

        return RobotsTxtTests.Of(file).Allows(Us, path) == Naive(rules, path);
    }, iter: 3_000);

    [Fact]
    public void What_is_written_as_it_is_asked_for_is_found() => PathGen.Sample(path =>
        !RobotsTxtTests.Of($"User-agent: *\nDisallow: {path.Replace("*", "%2A", StringComparison.Ordinal)}").Allows(Us, path.Replace("$", "%24", StringComparison.Ordinal))
        || path.EndsWith('$'));

    [Fact]
    public void Many_asterisks_and_many_rules_take_no_time()
    {
        var stars = "User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 500)) + "b$\n";
        var crowd = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"User-agent: bot{new string('x', i % 20)}\n")) + "User-agent: *\n";
        var rules = string.Concat(Enumerable.Repeat("Disallow: /*a*b$\n", 20_000));
        var path = "/" + new string('a', 8_000);
        var watch = Stopwatch.StartNew();

        Assert.True(RobotsTxtTests.Of(stars).Allows(Us, path));
        Assert.True(RobotsTxtTests.Of(crowd + rules).Allows(Us, path));

        // Half a second on an idle machine, hours if it were not linear; anything between tells only of the machine.
        Assert.True(watch.Elapsed < TimeSpan.FromMinutes(1), $"It took {watch.Elapsed}.");
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);

    /// <summary>The same by regular expressions.</summary>
    private static bool Naive((bool Allows, string Path)[] rules, string path)
    {
        var fitting = rules.Where(rule => new[] { false, true }.Any(fold => Pattern(rule.Path, fold).IsMatch(Octets(path, wildcards: false, fold)))).ToList();
        if (fitting.Count == 0)
        {
            return true;
        }

        var longest = fitting.Max(rule => Octets(rule.Path, wildcards: true, fold: false).Length - (Ends(rule.Path) ? 2 : 0));
        return fitting.Where(rule => Octets(rule.Path, wildcards: true, fold: false).Length - (Ends(rule.Path) ? 2 : 0) == longest).Any(rule => rule.Allows);
    }

    private static bool Ends(string rule) => rule.EndsWith('$');

    private static Regex Pattern(string rule, bool fold)
    {
        var body = Octets(Ends(rule) ? rule[..^1] : rule, wildcards: true, fold);
        return new Regex("^" + Regex.Escape(body).Replace(@"\*", ".*", StringComparison.Ordinal) + (Ends(rule) ? @"\z" : ""), RegexOptions.Singleline);
    }

    private static string Octets(string path, bool wildcards, bool fold)
    {
        var text = new StringBuilder();
        foreach (Match part in Regex.Matches(path, "%[0-9A-Fa-f]{2}|.", RegexOptions.Singleline))
        {
            var octets = part.Length == 3 && part.Value[0] == '%' ? Convert.FromHexString(part.Value[1..]) : Encoding.UTF8.GetBytes(part.Value);
            foreach (var octet in octets)
            {
                var literal = part.Length == 1 && octet < 128 && (":/?#[]@!&'()+,;=%".Contains((char)octet, StringComparison.Ordinal) || (wildcards && octet == '*'));
                text.Append(literal || char.IsAsciiLetterOrDigit((char)octet) || "-._~".Contains((char)octet, StringComparison.Ordinal) ? ((char)octet).ToString() : $"%{octet:X2}");
            }
        }

        var (all, query) = (text.ToString(), text.ToString().IndexOf('?', StringComparison.Ordinal));
        return fold && query >= 0 ? all[..query] + all[query..].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal) : all;
    }
}
