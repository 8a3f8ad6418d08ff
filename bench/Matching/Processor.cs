using System.Globalization;

namespace Sektorradar.Bench;

/// <summary>Time on the processor, of this process and of all that it started and has seen end; it does not grow with what others do. Linux only.</summary>
internal static class Processor
{
    private const double TicksPerSecond = 100; // what the kernel shows to programs

    public static double Seconds() =>
        File.ReadAllText("/proc/self/stat").Split(") ")[^1].Split(' ')[11..15].Sum(ticks => long.Parse(ticks, CultureInfo.InvariantCulture)) / TicksPerSecond;
}
