using System.Globalization;
using System.Text;

namespace Sektorradar.Collecting.Links;

/// <summary>Words in one form, so that a quote is found however its page breaks lines and hyphenates.</summary>
internal static class QuoteText
{
    /// <summary>In composed letters, with one space for every white space, without what cannot be seen.</summary>
    public static string Normal(string text)
    {
        var normal = new StringBuilder(text.Length);
        var space = false;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = normal.Length > 0;
            }
            else if (letter < 0x80 ? letter >= ' ' : CharUnicodeInfo.GetUnicodeCategory(letter) is not (UnicodeCategory.Format or UnicodeCategory.Control))
            {
                if (space)
                {
                    normal.Append(' ');
                    space = false;
                }

                normal.Append(letter);
            }
        }

        return Composed(normal.ToString());
    }

    public static bool Holds(string normalText, string quote) => normalText.Contains(Normal(quote), StringComparison.Ordinal);

    private static string Composed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half a character; what stands there is compared as it is.
            return text;
        }
    }
}
