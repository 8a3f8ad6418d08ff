using Sektorradar.Model;

namespace Sektorradar.Collecting.Web;

/// <summary>Keys by name: an environment variable <c>SEKTORRADAR_&lt;NAME&gt;</c>, else a file of that name in a folder of credentials.</summary>
public sealed class Credentials(string? folder)
{
    private const string Prefix = "SEKTORRADAR_";

    /// <returns>The key, or null when none is configured.</returns>
    public string? Find(Credential credential)
    {
        if (Environment.GetEnvironmentVariable(Prefix + credential.Name.ToUpperInvariant().Replace('-', '_')) is { Length: > 0 } value)
        {
            return value.Trim();
        }

        try
        {
            var file = folder is null ? null : Path.Combine(folder, credential.Name);
            return file is not null && File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } text ? text : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A key that may not be read is not there; the place that is named is where to look.
            return null;
        }
    }

    /// <summary>Where a key could be given.</summary>
    public string PlacesOf(Credential credential) =>
        $"{Prefix}{credential.Name.ToUpperInvariant().Replace('-', '_')}" + (folder is null ? "" : $" or the file {Path.Combine(folder, credential.Name)}");
}
