using System.Globalization;
using System.Text;

namespace Sektorradar.Sources.Robots;

/// <summary>What a host asks of programs that fetch its pages: robots.txt as RFC 9309 defines it, and the delay that many files name besides.</summary>
public sealed class RobotsTxt
{
    /// <summary>RFC 9309 asks for at least 500 KiB. What stands after this is not read.</summary>
    public const int Limit = 1 << 20;

    private const string Everybody = "*";
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly Dictionary<string, List<Group>> _groups = new(StringComparer.OrdinalIgnoreCase);

    private RobotsTxt()
    {
    }

    /// <summary>Reads whatever is in the file. A line that is nothing is passed over, so a page of HTML is a file that asks for nothing.</summary>
    public static RobotsTxt Parse(ReadOnlySpan<byte> file)
    {
        var robots = new RobotsTxt();
        Group? group = null;
        var rest = WithoutMark(file);
        rest = rest.Length > Limit ? rest[..(rest[..Limit].LastIndexOfAny((byte)'\r', (byte)'\n') + 1)] : rest;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny((byte)'\r', (byte)'\n');
            var line = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            group = robots.Add(line, group);
        }

        return robots;
    }

    /// <param name="productToken">What the program calls itself, without its version: <c>Sektorradar</c>.</param>
    /// <param name="pathAndQuery">As it is sent: <c>/news?page=2</c>.</param>
    public bool Allows(string productToken, string pathAndQuery)
    {
        var address = RobotsPath.OfAddress(pathAndQuery);
        if (address.IsRobotsTxt)
        {
            return true;
        }

        var longest = -1;
        var allowed = true;
        foreach (var rule in GroupsOf(productToken).SelectMany(group => group.Rules))
        {
            var length = rule.Path.Length;
            if ((length > longest || (length == longest && rule.Allows && !allowed)) && rule.Path.Matches(address))
            {
                (longest, allowed) = (length, rule.Allows);
            }
        }

        return allowed;
    }

    /// <summary>Not part of RFC 9309, but of many files: the longest time that is asked for between two requests.</summary>
    public TimeSpan? CrawlDelay(string productToken) => GroupsOf(productToken).Max(group => group.Delay);

    /// <summary>All groups that name the program; those for everybody count only when none does.</summary>
    private List<Group> GroupsOf(string productToken) =>
        _groups.TryGetValue(Product(Encoding.UTF8.GetBytes(productToken)), out var own) ? own : _groups.GetValueOrDefault(Everybody) ?? [];

    private Group? Add(ReadOnlySpan<byte> line, Group? group)
    {
        var comment = line.IndexOf((byte)'#');
        line = comment < 0 ? line : line[..comment];
        var colon = line.IndexOf((byte)':');
        if (colon < 0)
        {
            return group;
        }

        var key = Trim(line[..colon]);
        var value = Trim(line[(colon + 1)..]);
        if (Is(key, "user-agent"u8))
        {
            // Names one after the other share the rules that follow; a sitemap or an empty line between them parts nothing.
            group = group is { Closed: false } ? group : new Group();
            Name(Product(value), group);
        }
        else if (Is(key, "allow"u8) || Is(key, "disallow"u8))
        {
            group?.Add(value, allows: Is(key, "allow"u8));
        }
        else if (Is(key, "crawl-delay"u8) && decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            group?.Await(seconds < (decimal)LongestDelay.TotalSeconds ? TimeSpan.FromSeconds((double)seconds) : LongestDelay);
        }

        return group;
    }

    private void Name(string product, Group group)
    {
        if (product.Length == 0)
        {
            return;
        }

        if (!_groups.TryGetValue(product, out var groups))
        {
            _groups.Add(product, groups = []);
        }

        if (groups.Count == 0 || groups[^1] != group)
        {
            groups.Add(group);
        }
    }

    /// <summary>The token at the start: <c>ExampleBot</c> of <c>ExampleBot/1.0</c>. Empty when there is none, which is a group for nobody.</summary>
    private static string Product(ReadOnlySpan<byte> value)
    {
        if (value.StartsWith("*"u8) && (value.Length == 1 || value[1] is (byte)' ' or (byte)'\t'))
        {
            return Everybody;
        }

        var end = value.IndexOfAnyExcept(RobotsPath.TokenBytes);
        return Encoding.ASCII.GetString(end < 0 ? value : value[..end]);
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file) => file.StartsWith("\uFEFF"u8) ? file[3..] : file;

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) => text.Trim(" \t\0\v\f"u8);

    private static bool Is(ReadOnlySpan<byte> key, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(key, name);

    private sealed record Rule(RobotsPath Path, bool Allows);

    /// <summary>Rules and the programs they are for. Programs share it: a file with thousands of both must not become their product.</summary>
    private sealed class Group
    {
        public List<Rule> Rules { get; } = [];

        /// <summary>Whether a rule has been seen: an empty one asks for nothing and still ends the names.</summary>
        public bool Closed { get; private set; }

        public TimeSpan? Delay { get; private set; }

        public void Await(TimeSpan delay) => Delay = Delay > delay ? Delay : delay;

        public void Add(ReadOnlySpan<byte> path, bool allows)
        {
            Closed = true;
            if (!path.IsEmpty)
            {
                Rules.Add(new Rule(RobotsPath.OfRule(path), allows));
            }
        }
    }
}
