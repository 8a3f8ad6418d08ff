using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Releasing.Formulas;

/// <summary>What one of a claim's values must be, computed anew from the records of its own file.</summary>
/// <param name="Value">Name of the value.</param>
/// <param name="Holds">Whether the claim's value is that.</param>
/// <param name="Shown">For a message.</param>
internal sealed record Expected(string Value, Func<ClaimValue, bool> Holds, string Shown)
{
    public static Expected Is(string name, ClaimValue value) => new(name, found => found == value, value.ToString()!);

    public static Expected Is(string name, decimal value) => Is(name, new ClaimValue.Number(value));

    public static Expected Term(string name, string code) => Is(name, new ClaimValue.Term(code));

    public static Expected Day(string name, JsonNode? day) => Is(name, new ClaimValue.Day(EditionFile.DayOf(day!)));

    public static Expected Words(string name, JsonNode? text) => Is(name, new ClaimValue.Words(EditionFile.InAll(text!)));

    public static Expected Literal(string name, string text) => Is(name, new ClaimValue.Literal(text));

    /// <summary>A computed number that was rounded to be read. Unknown in the record is unknown in the claim.</summary>
    /// <param name="within">Half of the last place that is shown, and what the record itself was rounded by.</param>
    public static Expected Near(string name, decimal? value, decimal within) =>
        new(name, found => value is { } known ? NumberOf(found) is { } number && Math.Abs(number - known) <= within : found is ClaimValue.Unknown, value?.ToString(CultureInfo.InvariantCulture) ?? "unknown");

    /// <summary>The same of an interval.</summary>
    public static Expected Between(string name, decimal low, decimal high, decimal within) =>
        new(name, found => found is ClaimValue.Interval interval && Math.Abs(interval.Low - low) <= within && Math.Abs(interval.High - high) <= within, $"{low}–{high}");

    /// <summary>A count of people that is not told when it is small.</summary>
    public static Expected People(string name, decimal? value) => value is { } known ? Is(name, known) : Term(name, "people.few");

    internal static decimal? NumberOf(ClaimValue value) => value switch
    {
        ClaimValue.Number number => number.Value,
        ClaimValue.Factor factor => factor.Value,
        ClaimValue.Percent percent => percent.Value,
        ClaimValue.Change change => change.Value,
        _ => null,
    };

    internal static decimal? Number(JsonNode? node) => node is null ? null
        : node.GetValueKind() == System.Text.Json.JsonValueKind.String ? decimal.Parse(EditionFile.Text(node), CultureInfo.InvariantCulture) : node.GetValue<decimal>();
}
