namespace Sektorradar.Scoring;

/// <summary>The special functions that the score needs, exact to about 1e-14.</summary>
internal static class Distributions
{
    // Rational approximations of the error function: W. J. Cody, Mathematics of Computation 23 (1969). Highest power first.
    private static readonly double[] NearTop = [1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2, 3.77485237685302021e2, 3.20937758913846947e3];
    private static readonly double[] NearBottom = [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3];

    private static readonly double[] MiddleTop =
    [
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3,
        2.05107837782607147e3, 1.23033935479799725e3,
    ];

    private static readonly double[] MiddleBottom =
    [
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3,
        1.23033935480374942e3,
    ];

    private static readonly double[] FarTop =
        [1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1, 1.60837851487422766e-2, 6.58749161529837803e-4];

    private static readonly double[] FarBottom =
        [1, 2.56852019228982242, 1.87295284992346725, 5.27905102951428412e-1, 6.05183413124413191e-2, 2.33520497626869185e-3];

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
        var sorted = values.ToArray();
        Array.Sort(sorted);
        return MedianOfSorted(sorted);
    }

    /// <returns>The mean of the middle two when there is no middle one; NaN of nothing.</returns>
    public static double MedianOfSorted(ReadOnlySpan<double> sorted)
    {
        var n = sorted.Length;
        return n == 0 ? double.NaN : n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
    }

    private static double ComplementaryError(double x)
    {
        var a = Math.Abs(x);
        if (a <= 0.46875)
        {
            return 1 - x * Polynomial(NearTop, a * a) / Polynomial(NearBottom, a * a);
        }

        var tail = a <= 4 ? Polynomial(MiddleTop, a) / Polynomial(MiddleBottom, a) : FarTail(a);
        tail *= Math.Exp(-a * a);
        return x >= 0 ? tail : 2 - tail;
    }

    private static double FarTail(double a)
    {
        var inverse = 1 / (a * a);
        return (1 / Math.Sqrt(Math.PI) - inverse * Polynomial(FarTop, inverse) / Polynomial(FarBottom, inverse)) / a;
    }

    private static double Polynomial(ReadOnlySpan<double> coefficients, double x)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = sum * x + coefficient;
        }

        return sum;
    }
}
