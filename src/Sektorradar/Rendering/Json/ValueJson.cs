using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Model;

namespace Sektorradar.Rendering.Json;

/// <summary>
/// A claim's value with its type. Numbers are decimal strings, since many readers would make doubles of them; what is unknown has a type of its own
/// and never a number.
/// </summary>
internal static class ValueJson
{
    public static JsonObject Of(ClaimValue value) => value switch
    {
        ClaimValue.Number number => new() { ["type"] = "number", ["value"] = Text(number.Value) },
        ClaimValue.Factor factor => new() { ["type"] = "factor", ["value"] = Text(factor.Value) },
        ClaimValue.Change change => new() { ["type"] = "change", ["value"] = Text(change.Value) },
        ClaimValue.Percent percent => new() { ["type"] = "percent", ["value"] = Text(percent.Value) },
        ClaimValue.Interval interval => new() { ["type"] = "interval", ["low"] = Text(interval.Low), ["high"] = Text(interval.High) },
        ClaimValue.Quantity quantity => new() { ["type"] = "quantity", ["value"] = Text(quantity.Value), ["unit"] = quantity.Unit },
        ClaimValue.Day day => new() { ["type"] = "day", ["value"] = JsonRenderer.Text(day.Value) },
        ClaimValue.Span span => new() { ["type"] = "period", ["value"] = span.Value.Text },
        ClaimValue.Name name => new() { ["type"] = "subject", ["value"] = name.Id },
        ClaimValue.Words words => new() { ["type"] = "words", ["value"] = JsonRenderer.Text(words.Text) },
        ClaimValue.Literal literal => new() { ["type"] = "literal", ["value"] = literal.Text },
        ClaimValue.Term term => new() { ["type"] = "term", ["value"] = term.Code },
        ClaimValue.List list => new() { ["type"] = "list", ["value"] = JsonRenderer.Array(list.Items.Select(Of)) },
        ClaimValue.Unknown => new() { ["type"] = "unknown" },
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A number without zeros at its end: <c>1.5</c>, <c>14900000</c>.</summary>
    internal static string Text(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
}
