using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sektorradar.Sources.Doffin;

/// <summary>
/// Escapes control characters that stand raw inside the strings of a JSON text, where the grammar forbids them. Everything else stays as it is,
/// byte for byte: what was valid comes back unchanged, what is broken in another way stays broken.
/// </summary>
public static class JsonControlCharacters
{
    private const byte Quote = (byte)'"', Backslash = (byte)'\\', FirstPrintable = 0x20;

    /// <returns>The same memory when there was nothing to escape.</returns>
    public static ReadOnlyMemory<byte> Escape(ReadOnlyMemory<byte> json)
    {
        ArrayBufferWriter<byte>? written = null;
        var bytes = json.Span;
        var copied = 0;
        bool inString = false, escaping = false;
        for (var i = 0; i < bytes.Length; i++)
        {
            var current = bytes[i];
            if (inString && current < FirstPrintable)
            {
                written ??= new ArrayBufferWriter<byte>(bytes.Length + 64);
                written.Write(bytes[copied..i]);
                // After a backslash only the rest of an escape is missing.
                written.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(escaping ? "" : "\\")}u{(int)current:x4}")));
                copied = i + 1;
                escaping = false;
                continue;
            }

            inString = current == Quote && !escaping ? !inString : inString;
            escaping = inString && current == Backslash && !escaping;
        }

        if (written is null)
        {
            return json;
        }

        written.Write(bytes[copied..]);
        return written.WrittenMemory;
    }
}
