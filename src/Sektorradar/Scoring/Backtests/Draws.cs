using System.Numerics;

namespace Sektorradar.Scoring.Backtests;

/// <summary>Draws from distributions, the same for the same seed on every machine: xoshiro256**, its state filled by splitmix64.</summary>
internal sealed class Draws
{
    private readonly ulong[] _state = new ulong[4];

    public Draws(ulong seed)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            _state[i] = mixed ^ (mixed >> 31);
        }
    }

    /// <summary>Above 0 and below 1.</summary>
    public double Uniform() => ((Next() >> 11) + 0.5) / (1UL << 53);

    /// <summary>A whole number from 0, below <paramref name="limit"/>.</summary>
    public int Below(int limit) => (int)(Uniform() * limit);

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>By Marsaglia and Tsang; a shape below 1 is raised by one and drawn back.</summary>
    public double Gamma(double shape, double scale)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, scale) * Math.Pow(Uniform(), 1 / shape);
        }

        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = Normal();
            var v = 1 + c * x;
            if (v > 0 && Math.Log(Uniform()) < 0.5 * x * x + d - d * v * v * v + d * Math.Log(v * v * v))
            {
                return d * v * v * v * scale;
            }
        }
    }

    /// <summary>Counts the arrivals of a Poisson process; a large mean is halved first, so that nothing underflows.</summary>
    public int Poisson(double mean)
    {
        if (mean > 30)
        {
            return Poisson(mean / 2) + Poisson(mean / 2);
        }

        var count = 0;
        for (var left = Uniform(); left > Math.Exp(-mean); left *= Uniform())
        {
            count++;
        }

        return count;
    }

    /// <summary>How many of so many are kept, each with this probability.</summary>
    public int Binomial(int of, double probability)
    {
        var kept = 0;
        for (var i = 0; i < of; i++)
        {
            kept += Uniform() < probability ? 1 : 0;
        }

        return kept;
    }

    private ulong Next()
    {
        var result = BitOperations.RotateLeft(_state[1] * 5, 7) * 9;
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }
}
