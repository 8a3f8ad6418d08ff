namespace Sektorradar.Scoring;

/// <summary>The special functions that the score needs, exact to about 1e-14.</summary>
internal static class Distributions
{
    /// <summary>ψ(x), x &gt; 0: recurrence up to 8, then the asymptotic series.</summary>
    public static double Digamma(double x)
    {
        var shift = 0.0;
        for (; x < 8; x++)
        {
            shift -= 1 / x;
        }

        var f = 1 / (x * x);
        return shift + Math.Log(x) - 0.5 / x - f * (1 / 12.0 - f * (1 / 120.0 - f * (1 / 252.0 - f * (1 / 240.0 - f / 132.0))));
    }

    /// <summary>ψ′(x), x &gt; 0.</summary>
    public static double Trigamma(double x)
    {
        var shift = 0.0;
        for (; x < 8; x++)
        {
            shift += 1 / (x * x);
        }

        var f = 1 / (x * x);
        return shift + 1 / x + f / 2 + f / x * (1 / 6.0 - f * (1 / 30.0 - f * (1 / 42.0 - f * (1 / 30.0 - f * 5 / 66.0))));
    }

    /// <summary>The standard normal distribution function.</summary>
    public static double Normal(double z) => 0.5 * ComplementaryError(-z / Math.Sqrt(2));

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var n = sorted.Length;
        return n == 0 ? double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    private static double ComplementaryError(double x)
    {
        var a = Math.Abs(x);
        var tail = a < 2.5 ? 1 - PowerSeries(a) : ContinuedFraction(a);
        return x >= 0 ? tail : 2 - tail;
    }

    private static double PowerSeries(double a)
    {
        double sum = a, term = a;
        for (var n = 1; n < 200; n++)
        {
            term *= -a * a / n;
            var next = term / (2 * n + 1);
            sum += next;
            if (Math.Abs(next) < 1e-17)
            {
                break;
            }
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    private static double ContinuedFraction(double a)
    {
        var f = 0.0;
        for (var k = 120; k > 0; k--)
        {
            f = k / 2.0 / (a + f);
        }

        return Math.Exp(-a * a) / Math.Sqrt(Math.PI) / (a + f);
    }
}
