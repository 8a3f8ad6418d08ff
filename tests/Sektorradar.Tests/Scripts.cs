namespace Sektorradar.Tests;

/// <summary>Shell scripts that stand in for programs.</summary>
internal static class Scripts
{
    public static void MakeRunnable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
