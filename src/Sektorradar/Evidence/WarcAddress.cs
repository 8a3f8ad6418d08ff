using System.Text;

namespace Sektorradar.Evidence;

/// <summary>Addresses as an archive writes them: only ASCII, no fragment, nobody's name or password.</summary>
internal static class WarcAddress
{
    public static Uri Of(Uri address)
    {
        var text = address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo & ~UriComponents.Fragment, UriFormat.UriEscaped);
        if (address.Host.Length > 0 && !Ascii.IsValid(address.Host))
        {
            text = text.Replace($"//{address.Host}", $"//{address.IdnHost}", StringComparison.OrdinalIgnoreCase);
        }

        return new Uri(Ascii.IsValid(text) ? text : string.Concat(Encoding.UTF8.GetBytes(text).Select(octet => octet < 128 ? ((char)octet).ToString() : $"%{octet:X2}")));
    }
}
