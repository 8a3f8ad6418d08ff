using System.Globalization;
using System.Text;

namespace Sektorradar.Sources;

/// <summary>One file at the head of a repository.</summary>
/// <param name="Path">From the root, with slashes.</param>
public sealed record RepositoryFile(string Path, ReadOnlyMemory<byte> Content);

/// <summary>
/// Several files of a repository as one body: a line <c>2 files</c>, then for each file a line with its path, a blank and its length in bytes,
/// the bytes, and a line feed. Count and lengths make every torn body unreadable, and a person can read it.
/// </summary>
public static class RepositoryFiles
{
    /// <summary>Whether these paths make a body of this form; a single file is answered as its own bytes.</summary>
    public static bool AreFramed(IReadOnlyList<string> paths) => paths is not [var path] || path.EndsWith('/');

    /// <exception cref="ArgumentException">A path has a line break.</exception>
    public static byte[] Write(IReadOnlyCollection<RepositoryFile> files)
    {
        using var body = new MemoryStream();
        body.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{files.Count} files\n")));
        foreach (var file in files)
        {
            if (file.Path.Contains('\n', StringComparison.Ordinal))
            {
                throw new ArgumentException("A path has a line break.", nameof(files));
            }

            body.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.Path} {file.Content.Length}\n")));
            body.Write(file.Content.Span);
            body.WriteByte((byte)'\n');
        }

        return body.ToArray();
    }

    /// <exception cref="FormatException">The body is torn, or something else.</exception>
    public static IReadOnlyList<RepositoryFile> Read(ReadOnlyMemory<byte> body)
    {
        var position = 0;
        var (count, what) = Line();
        if (what != "files")
        {
            throw new FormatException("Not the files of a repository.");
        }

        var files = new List<RepositoryFile>();
        for (var i = 0; i < count; i++)
        {
            var (length, path) = Line();
            if (length >= body.Length - position || body.Span[position + length] != '\n')
            {
                throw new FormatException($"The body ends inside {path}.");
            }

            files.Add(new RepositoryFile(path, body.Slice(position, length)));
            position += length + 1;
        }

        return position == body.Length ? files : throw new FormatException("Something stands behind the last file.");

        // "2 files" and "path 345": the number before the blank, or behind the last one.
        (int Number, string Word) Line()
        {
            var rest = body.Span[position..];
            var end = rest.IndexOf((byte)'\n');
            var line = end < 0 ? "" : Encoding.UTF8.GetString(rest[..end]);
            var blank = line.LastIndexOf(' ');
            var (number, word) = blank < 0 ? ("", "") : position == 0 ? (line[..blank], line[(blank + 1)..]) : (line[(blank + 1)..], line[..blank]);
            position += end + 1;
            return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (value, word) : throw new FormatException("Not the files of a repository, or torn.");
        }
    }
}
