using System.Globalization;

namespace Sektorradar.Scoring;

/// <summary>How a number becomes a value from 0 to 1: a closed set. Written out, it is what stands in the table of <c>docs/scoring.md</c>.</summary>
public abstract record Scale
{
    private Scale()
    {
    }

    /// <returns>0 to 1, and never less for more evidence.</returns>
    public abstract double Of(double number);

    /// <summary>Each doubling counts about the same; <paramref name="Full"/> and more give 1.</summary>
    public sealed record Logarithm(double Full) : Scale
    {
        public override double Of(double number) => Math.Log(1 + number) / Math.Log(1 + Math.Max(number, Full));

        public override string ToString() => Text($"log, {Full}");
    }

    /// <summary>In proportion; <paramref name="Full"/> and more give 1.</summary>
    public sealed record Proportion(double Full) : Scale
    {
        public override double Of(double number) => Math.Min(1, number / Full);

        public override string ToString() => Text($"proportion, {Full}");
    }

    /// <summary>What remains of the whole.</summary>
    public sealed record Remainder : Scale
    {
        public override double Of(double number) => 1 - number;

        public override string ToString() => "1 − number";
    }

    /// <summary>The first step that the number reaches.</summary>
    /// <param name="Upwards">More is better: a step is reached from its bound on; else up to it.</param>
    public sealed record Steps(bool Upwards, double Else, params IReadOnlyList<(double Bound, double Value)> All) : Scale
    {
        public override double Of(double number) => All.Where(step => Upwards ? number >= step.Bound : number <= step.Bound).Select(step => (double?)step.Value).FirstOrDefault() ?? Else;

        public override string ToString() => string.Join(", ", All.Select(step => Text($"{(Upwards ? '≥' : '≤')} {step.Bound}: {step.Value}")).Append(Text($"else {Else}")));
    }

    /// <summary>Words, each with its value.</summary>
    public sealed record Words(params IReadOnlyList<(string Word, double Value)> All) : Scale
    {
        public override double Of(double number) => number;

        public double Of(string word) => All.First(step => step.Word == word).Value;

        public override string ToString() => string.Join(", ", All.Select(step => Text($"{step.Word}: {step.Value}")));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
