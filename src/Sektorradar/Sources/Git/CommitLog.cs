using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Sektorradar.Sources.Git;

/// <summary>
/// The commits of one repository, read line by line from <c>git log --use-mailmap</c> with <see cref="Format"/>, newest first.
/// Names and addresses become whole numbers while reading and leave this class as nothing else, but for digests when there is a salt; of a message only
/// whether it declares an AI tool is kept.
/// </summary>
/// <param name="salt">With it, <see cref="ContributorOf"/> tells the same person in several repositories; without it, no digest is made.</param>
public sealed class CommitLog(ContributorSalt? salt = null)
{
    /// <summary>What git is asked to print: for each commit a line of fields, separated by tabs, and then its message. A message cannot hold the zero byte that the first begins with.</summary>
    public const string Format = "--format=%x00%H%x09%P%x09%ct%x09%aE%x09%aN%n%b";

    private readonly Dictionary<ObjectId, int> _index = [];
    private readonly List<Commit> _commits = [];
    private readonly List<ObjectId> _parents = [];
    private readonly Authors _authors = new(salt);

    public int Count => _commits.Count;

    /// <param name="line">One line without its line feed: a commit's fields, or a line of the message of the commit before.</param>
    /// <exception cref="FormatException">The line has not five fields, its id cannot be read, or a message stands before every commit.</exception>
    public void Add(ReadOnlySpan<byte> line)
    {
        if (line is [0, ..])
        {
            AddCommit(line[1..]);
        }
        else if (_commits.Count == 0)
        {
            throw new FormatException("git log begins with a message");
        }
        else if (DeclaredTools.Declares(line))
        {
            _commits[^1] = _commits[^1] with { DeclaresTool = true };
        }
    }

    /// <summary>Who an author's number stands for, as a digest that no other salt gives; null for a tool, which is nobody.</summary>
    /// <exception cref="InvalidOperationException">There is no salt.</exception>
    public Contributor? ContributorOf(int author) => _authors.ContributorOf(author);

    private void AddCommit(ReadOnlySpan<byte> line)
    {
        Span<Range> fields = stackalloc Range[6];
        if (Split(line, fields) < 5 || !ObjectId.TryParse(line[fields[0]], out var id))
        {
            throw new FormatException("a line of git log has not the fields that were asked for");
        }

        // A date that is no number, or a larger one than fits, is as good as one in the future: it says nothing.
        var time = Utf8Parser.TryParse(line[fields[2]], out long seconds, out _) ? seconds : long.MaxValue;
        var firstParent = _parents.Count;
        for (var parents = line[fields[1]]; !parents.IsEmpty;)
        {
            var end = parents.IndexOf((byte)' ');
            if (ObjectId.TryParse(end < 0 ? parents : parents[..end], out var parent))
            {
                _parents.Add(parent);
            }

            parents = end < 0 ? default : parents[(end + 1)..];
        }

        var (author, bot, tool) = _authors.Of(line[fields[3].Start..], line[fields[3]].Length);
        _index.TryAdd(id, _commits.Count);
        _commits.Add(new Commit(time, author, bot, DeclaresTool: tool, firstParent, _parents.Count - firstParent));
    }

    /// <summary>
    /// Every commit with the time (Unix seconds) at which it landed on the default branch: see <c>docs/sources/git.md</c>. None when no date
    /// of the main line can be believed.
    /// </summary>
    /// <param name="until">The end of the day on which the copy was taken. A clock beyond it is wrong, and would drag all later landings with it.</param>
    public IEnumerable<LandedCommit> Landed(long until)
    {
        var seen = new bool[_commits.Count];
        var stack = new Stack<int>();
        var line = MainLine();
        var believed = line.FindIndex(tip => _commits[tip].Time <= until);
        if (believed < 0)
        {
            yield break;
        }

        // What stands before the first date that can be believed had landed by then.
        var clock = _commits[line[believed]].Time;
        foreach (var tip in line)
        {
            if (_commits[tip].Time <= until)
            {
                clock = Math.Max(clock, _commits[tip].Time);
            }

            stack.Push(tip);
            while (stack.TryPop(out var at))
            {
                if (seen[at])
                {
                    continue;
                }

                seen[at] = true;
                var commit = _commits[at];
                yield return new LandedCommit(clock, commit.Time, commit.Author, commit.Bot, commit.Parents > 1, commit.DeclaresTool);
                for (var i = 0; i < commit.Parents; i++)
                {
                    if (_index.TryGetValue(_parents[commit.FirstParent + i], out var parent) && !seen[parent])
                    {
                        stack.Push(parent);
                    }
                }
            }
        }
    }

    /// <summary>The chain of first parents from the oldest to the head.</summary>
    private List<int> MainLine()
    {
        var chain = new List<int>();
        for (var at = _commits.Count == 0 ? -1 : 0; at >= 0;)
        {
            chain.Add(at);
            at = _commits[at].Parents > 0 && _index.TryGetValue(_parents[_commits[at].FirstParent], out var parent) ? parent : -1;
        }

        chain.Reverse();
        return chain;
    }

    private static int Split(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        int count = 0, start = 0;
        while (count < 4 && line[start..].IndexOf((byte)'\t') is >= 0 and var length)
        {
            fields[count++] = start..(start + length);
            start += length + 1;
        }

        fields[count++] = start..line.Length;
        return count;
    }

    private readonly record struct Commit(long Time, int Author, bool Bot, bool DeclaresTool, int FirstParent, int Parents);

    /// <summary>The first twenty bytes of an object's name: all of a SHA-1, enough of a SHA-256.</summary>
    private readonly record struct ObjectId(ulong High, ulong Middle, uint Low)
    {
        public static bool TryParse(ReadOnlySpan<byte> hex, out ObjectId id)
        {
            Span<byte> bytes = stackalloc byte[20];
            if (hex.Length < 40 || Convert.FromHexString(hex[..40], bytes, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                id = default;
                return false;
            }

            id = new ObjectId(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]), BinaryPrimitives.ReadUInt32BigEndian(bytes[16..]));
            return true;
        }

        public override int GetHashCode() => (int)High;
    }

    /// <summary>Gives each address a number; the bytes as git prints them are looked up, so that a name is decoded once and not at every commit.</summary>
    private sealed class Authors
    {
        private readonly ContributorSalt? _salt;
        private readonly List<Contributor?> _contributors = [];
        private readonly Dictionary<byte[], (int Author, bool Bot, bool Tool)> _known = new(ByteComparer.Instance);
        private readonly Dictionary<byte[], (int Author, bool Bot, bool Tool)>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
        private readonly Dictionary<string, int> _numbers = [];

        public Authors(ContributorSalt? salt)
        {
            _salt = salt;
            _lookup = _known.GetAlternateLookup<ReadOnlySpan<byte>>();
        }

        public Contributor? ContributorOf(int author) => _salt is null ? throw new InvalidOperationException("without a salt nobody is known outside this reading") : _contributors[author];

        /// <param name="line">Address, tab, name.</param>
        public (int Author, bool Bot, bool Tool) Of(ReadOnlySpan<byte> line, int addressLength)
        {
            if (_lookup.TryGetValue(line, out var known))
            {
                return known;
            }

            var address = Encoding.UTF8.GetString(line[..addressLength]).ToLowerInvariant();
            var name = Encoding.UTF8.GetString(line[Math.Min(addressLength + 1, line.Length)..]);
            var tool = DeclaredTools.IsTool($"{name} <{address}>");
            if (!_numbers.TryGetValue(address, out var number))
            {
                _numbers.Add(address, number = _numbers.Count);
                if (_salt is not null)
                {
                    _contributors.Add(tool ? null : _salt.Of(address));
                }
            }

            return _known[line.ToArray()] = (number, Bots.IsBot(address) || Bots.IsBot(name), tool);
        }
    }

    private sealed class ByteComparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public static readonly ByteComparer Instance = new();

        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = new HashCode();
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }

        public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());
    }
}

/// <param name="LandedAt">Unix seconds at which the commit came onto the default branch.</param>
/// <param name="CommittedAt">Unix seconds of the committer date, which rebases and imports move.</param>
/// <param name="Author">A number that means something only inside one reading of one repository.</param>
/// <param name="DeclaresTool">It says that an AI tool wrote or helped to write it.</param>
public readonly record struct LandedCommit(long LandedAt, long CommittedAt, int Author, bool Bot, bool Merge, bool DeclaresTool);
