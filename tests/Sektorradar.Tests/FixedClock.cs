using System.Globalization;

namespace Sektorradar.Tests;

/// <summary>A day that stands still; delays are real.</summary>
internal sealed class FixedClock(string utc) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.Parse(utc, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
