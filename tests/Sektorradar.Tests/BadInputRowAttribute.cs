namespace Sektorradar.Tests;

/// <summary>This test proves a row of "Bad input" in <c>docs/scoring.md</c>, named by the row's first cell.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class BadInputRowAttribute(string row) : Attribute
{
    public string Row => row;
}
