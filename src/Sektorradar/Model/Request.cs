namespace Sektorradar.Model;

/// <summary>What a source asks for: a closed set. Who asks (the internet, a resolver, a mirror) is the collector's business.</summary>
public abstract record Request
{
    private Request()
    {
    }

    /// <summary>What is asked, in one line without credentials: key of validators, and what messages name.</summary>
    public abstract string Line { get; }

    /// <summary>One exchange over HTTP.</summary>
    /// <param name="Body">Sent with POST when not null.</param>
    /// <param name="Credential">Added on the way out; never part of the request that is kept.</param>
    public sealed record Web(Uri Address, string? Body = null, string? Accept = null, Credential? Credential = null) : Request
    {
        /// <summary>Documented interfaces are made for programs; pages and feeds are asked for only where the host's robots.txt allows it.</summary>
        public bool ObeysRobots { get; init; }

        /// <summary>Statuses besides 200 whose answer the source can read: 404 often means "nothing known".</summary>
        public IReadOnlyList<int> AlsoReads { get; init; } = [];

        /// <summary>Only what has changed since then is wanted, where a service reads it so and not as a question about one document.</summary>
        public DateTimeOffset? Since { get; init; }

        /// <summary>For a service that is known to be slow; null: as long as for all.</summary>
        public TimeSpan? TimeLimit { get; init; }

        /// <summary>
        /// So many bytes from the beginning are enough: asked for as such, and no more is read whatever the server sends. Null: all of it. What is asked for in part
        /// comes unpacked, since the beginning of something packed cannot be read.
        /// </summary>
        public int? Beginning { get; init; }

        /// <summary>Whether what a server shows beside a failure is wanted too, up to a limit: it may tell a wall from a fault.</summary>
        public bool ShowsFailures { get; init; }

        /// <summary>Largest body after decompression, in bytes.</summary>
        public int Limit { get; init; } = 15 << 20;

        public override string Line => Body is null ? Address.AbsoluteUri : $"{Address.AbsoluteUri} {Digest.Of(Body)}";
    }

    /// <summary>What the domain name system says of a domain.</summary>
    /// <param name="Questions">Name and type (<c>MX</c>, <c>TXT</c>, <c>CNAME</c>, <c>A</c>) of each question.</param>
    public sealed record Names(string Domain, IReadOnlyList<(string Name, string Type)> Questions) : Request
    {
        public override string Line => $"dns:{Domain}";
    }

    /// <summary>Files at the head of a repository.</summary>
    /// <param name="Paths">Files, or folders (with a slash at the end) of which all files are read.</param>
    public sealed record Files(Repository Repository, IReadOnlyList<string> Paths) : Request
    {
        public override string Line => $"git:{Repository.About} {string.Join(' ', Paths)}";
    }
}

/// <summary>A key that is named in a request and added by <c>Internet</c>.</summary>
/// <param name="Name">Name of the environment variable after <c>SEKTORRADAR_</c>, in lower case, and of the file in the folder of credentials.</param>
/// <param name="Header">The header it is sent in.</param>
/// <param name="Prefix">What stands before it: <c>Bearer </c>.</param>
/// <param name="PublicFrom">Where a token that everybody may use is read when none is configured.</param>
public sealed record Credential(string Name, string Header, string Prefix = "", Uri? PublicFrom = null)
{
    /// <summary>Whether the source works, in less, without it.</summary>
    public bool Optional { get; init; }
}
