using System.Security.Cryptography;
using System.Text;

namespace Sektorradar.Model;

internal static class Digest
{
    /// <summary>The first 16 hexadecimal digits of SHA-256 over the parts, joined by line feeds.</summary>
    public static string Of(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))))[..16];
}
