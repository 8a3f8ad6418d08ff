namespace Sektorradar.Tests;

/// <summary>Rights of files, where the system knows them.</summary>
internal static class Rights
{
    public static void MakeRunnable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
