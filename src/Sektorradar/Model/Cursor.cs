namespace Sektorradar.Model;

/// <summary>How far a target has been read. Only its source understands the position.</summary>
public sealed record Cursor(string Position)
{
    public static readonly Cursor Start = new("");

    public bool IsStart => Position.Length == 0;
}
