using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Sektorradar.Sources.Git;

/// <summary>Tells whether two repositories mean the same person, as long as one collection runs and no longer: see <c>docs/sources/talent.md</c>.</summary>
/// <param name="key">Random, made by the shell for one collection, never kept.</param>
public sealed class ContributorSalt(byte[] key)
{
    /// <param name="address">As the mailmap gives it, in lower case.</param>
    public Contributor Of(string address)
    {
        Span<byte> digest = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(address), digest);
        return new Contributor(BinaryPrimitives.ReadUInt64BigEndian(digest), BinaryPrimitives.ReadUInt64BigEndian(digest[8..]));
    }
}

/// <summary>Half of a salted digest of an address: enough to tell people apart, and nothing without the salt.</summary>
public readonly record struct Contributor(ulong High, ulong Low)
{
    /// <summary>Not even its digits are for anybody's eyes: a log or a message shows this.</summary>
    public override string ToString() => "a contributor";
}
