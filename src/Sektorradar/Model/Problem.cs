namespace Sektorradar.Model;

/// <summary>An expected failure. <c>docs/problems.md</c> gives each code its meaning and its remedy.</summary>
/// <param name="Code">SR- and three digits.</param>
/// <param name="Detail">What happened, in English, one line, without personal data or credentials.</param>
/// <param name="Where">File and line (<c>facts/ai.yaml:12</c>), repository or source; null when there is no place.</param>
public sealed record Problem(string Code, string Detail, string? Where = null)
{
    public override string ToString() => Where is null ? $"{Code}: {Detail}" : $"{Where}: {Code}: {Detail}";
}

/// <summary>Carries problems that stop a command: the user's input cannot be used. <c>Cli/Commands</c> prints them and ends with exit code 2.</summary>
public sealed class InputException(IReadOnlyList<Problem> problems) : Exception(string.Join('\n', problems))
{
    public InputException(Problem problem) : this([problem])
    {
    }

    public IReadOnlyList<Problem> Problems => problems;
}
