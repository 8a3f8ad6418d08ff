using System.Reflection;

namespace Sektorradar.Tests.Scoring.BadInput;

/// <summary>Every row of the table is proved by a test, and every test that says so has a row.</summary>
public class BadInputDocumentTests
{
    private static readonly List<(string Row, MethodInfo Test)> Proofs =
    [
        .. from type in typeof(BadInputDocumentTests).Assembly.GetTypes()
           from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
           from proof in method.GetCustomAttributes<BadInputRowAttribute>()
           select (proof.Row, method),
    ];

    [Fact]
    public void Every_row_has_a_test_and_every_test_a_row() =>
        Assert.Equal(Docs.Table("scoring.md", "Input").Select(row => row[0]).Order(StringComparer.Ordinal), Proofs.Select(proof => proof.Row).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void No_row_stands_twice() => Assert.Distinct(Docs.Table("scoring.md", "Input").Select(row => row[0]));

    [Fact]
    public void What_proves_a_row_is_run() => Assert.All(Proofs, proof => Assert.True(proof.Test.GetCustomAttribute<FactAttribute>() is { Skip: null, Explicit: false }, $"{proof.Test.DeclaringType}.{proof.Test.Name}"));
}
