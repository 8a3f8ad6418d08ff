using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Collecting;

/// <summary>How a run of git ended. <paramref name="Error"/> is the end of what it wrote to standard error, without credentials.</summary>
public sealed record GitResult(int ExitCode, string Error)
{
    public bool Succeeded => ExitCode == 0;
}

/// <summary>
/// Runs the git program on one repository. The repository may be anybody's, so nothing in its configuration may start a program: no hooks, no
/// pager, no monitor, no signature check, no lazy fetching, no transport but those named.
/// </summary>
/// <param name="repository">Full path of the git directory.</param>
/// <param name="protocols">Transports that may be used (<c>https</c>, several separated by colons); empty for reading only.</param>
public sealed partial class Git(string repository, string protocols = "")
{
    // A full path on purpose: for a bare name the current directory is searched before PATH, and it may be a scanned repository.
    private static readonly Lazy<string?> Program = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Where(Path.IsPathFullyQualified)
        .SelectMany(folder => new[] { Path.Combine(folder, "git"), Path.Combine(folder, "git.exe") })
        .FirstOrDefault(File.Exists));

    private static readonly string Nothing = OperatingSystem.IsWindows() ? "NUL" : "/dev/null";

    public delegate void LineReader(ReadOnlySpan<byte> line);

    public string Repository => repository;

    /// <summary>Whether contents that are missing may be fetched.</summary>
    public bool MayFetch => protocols.Length > 0;

    /// <exception cref="InputException">SR-201: git is not installed.</exception>
    public static void RequireInstalled()
    {
        if (Program.Value is null)
        {
            throw new InputException(new Problem("SR-201", "The git program is not on PATH."));
        }
    }

    /// <summary>Calls back once per line. Look at the result before using what was read: a broken log prints its beginning first.</summary>
    public Task<GitResult> ReadLinesAsync(IReadOnlyList<string> arguments, LineReader line, CancellationToken cancel) =>
        RunAsync(arguments, input: null, output => ReadLines(output, line), cancel);

    public async Task<(GitResult Result, string Text)> ReadTextAsync(IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var text = "";
        var result = await RunAsync(arguments, input: null, output => text = new StreamReader(output, Encoding.UTF8).ReadToEnd(), cancel);
        return (result, text);
    }

    /// <summary>The contents of objects in the order asked for; null where the repository has none of that name.</summary>
    public async Task<(GitResult Result, IReadOnlyList<string?> Texts)> ReadObjectsAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var texts = new List<string?>();
        var result = await RunAsync(["cat-file", "--batch", "--buffer"], string.Concat(names.Select(name => name + "\n")), output => ReadObjects(output, names.Count, texts), cancel);
        return (result, texts);
    }

    private async Task<GitResult> RunAsync(IReadOnlyList<string> arguments, string? input, Action<Stream> read, CancellationToken cancel)
    {
        RequireInstalled();
        cancel.ThrowIfCancellationRequested();
        using var process = Process.Start(StartInfo(arguments))!;
        await using var stop = cancel.Register(() => Kill(process));
        // Standard input and error each have a thread of their own: with a full pipe and one thread, both sides would wait for ever.
        var writing = Task.Run(() => Feed(process, input), CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        try
        {
            await Task.Run(() => read(process.StandardOutput.BaseStream), CancellationToken.None);
        }
        catch
        {
            Kill(process);
            throw;
        }
        finally
        {
            await process.WaitForExitAsync(CancellationToken.None);
            await writing;
        }

        cancel.ThrowIfCancellationRequested();
        return new GitResult(process.ExitCode, Tidy(await error));
    }

    private ProcessStartInfo StartInfo(IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(Program.Value!)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            // A copy with a working tree has its tree where git is started: never the user's folder, and never one that all may write.
            WorkingDirectory = repository,
        };
        foreach (var name in info.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            info.Environment.Remove(name);
        }

        foreach (var (name, value) in new[]
        {
            ("GIT_TERMINAL_PROMPT", "0"), ("GIT_ASKPASS", ""), ("SSH_ASKPASS", ""), ("GIT_SSH_COMMAND", "ssh -oBatchMode=yes"), ("GIT_CONFIG_NOSYSTEM", "1"),
            ("GIT_CONFIG_GLOBAL", Nothing), ("GIT_NO_REPLACE_OBJECTS", "1"), ("GIT_NO_LAZY_FETCH", protocols.Length == 0 ? "1" : "0"),
            ("GIT_ALLOW_PROTOCOL", protocols.Length == 0 ? "none" : protocols), ("GIT_OPTIONAL_LOCKS", "0"), ("LC_ALL", "C"),
        })
        {
            info.Environment[name] = value;
        }

        string[] settings =
        [
            $"safe.directory={repository}", $"core.hooksPath={Nothing}", "core.fsmonitor=false", "core.pager=cat", "core.alternateRefsCommand=", "log.showSignature=false",
            "log.mailmap=true", "mailmap.file=", "mailmap.blob=HEAD:.mailmap", "credential.helper=", "credential.interactive=false",
            "fetch.recurseSubmodules=false", "gc.auto=0", "maintenance.auto=false", "core.sshCommand=ssh -oBatchMode=yes", "remote.origin.uploadpack=git-upload-pack",
        ];
        // Bare, whatever the copy says: else git takes the current directory for the work tree, reads the .mailmap that lies there and not the repository's own.
        foreach (var argument in settings.SelectMany(setting => new[] { "-c", setting }).Append("--bare").Append($"--git-dir={repository}").Concat(arguments))
        {
            info.ArgumentList.Add(argument);
        }

        return info;
    }

    private static void Feed(Process process, string? input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // git ended before it had read everything; its exit code tells why.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    private static void ReadLines(Stream output, LineReader line)
    {
        var buffer = new byte[1 << 18];
        var have = 0;
        while (output.Read(buffer, have, buffer.Length - have) is > 0 and var read)
        {
            have += read;
            var position = 0;
            while (buffer.AsSpan(position, have - position).IndexOf((byte)'\n') is >= 0 and var length)
            {
                line(buffer.AsSpan(position, length));
                position += length + 1;
            }

            Buffer.BlockCopy(buffer, position, buffer, 0, have - position);
            have -= position;
            if (have == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }

    private static void ReadObjects(Stream output, int count, List<string?> texts)
    {
        const int TooLarge = 4 << 20;
        using var stream = new BufferedStream(output, 1 << 16);
        for (var i = 0; i < count; i++)
        {
            var header = new List<byte>();
            for (var b = stream.ReadByte(); b != '\n'; b = stream.ReadByte())
            {
                if (b < 0)
                {
                    return; // The exit code tells why.
                }

                header.Add((byte)b);
            }

            var words = Encoding.UTF8.GetString([.. header]).Split(' ');
            if (words[^1] is "missing" or "ambiguous" || !long.TryParse(words[^1], out var size))
            {
                texts.Add(null);
                continue;
            }

            var content = new byte[size > TooLarge ? 0 : size];
            stream.ReadExactly(content);
            for (var left = size - content.Length; left > 0; left--)
            {
                stream.ReadByte();
            }

            stream.ReadByte(); // the line feed behind the content
            texts.Add(words[1] == "blob" ? Encoding.UTF8.GetString(content) : null);
        }
    }

    private static string Tidy(string error)
    {
        var lines = Credentials().Replace(error, "://").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join(" | ", lines.TakeLast(3));
    }

    [GeneratedRegex(@"://[^/\s@]*@")]
    private static partial Regex Credentials();
}
