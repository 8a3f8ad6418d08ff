using Sektorradar.Model;

namespace Sektorradar.Tests.Writing;

/// <summary>The reader that the other tests trust.</summary>
public class ExtractorTests
{
    [Theory]
    [InlineData(Language.Nb, "40 av 61: 66~% (2. kvartal 2026)", "2026-Q2 40 61 66%")]
    [InlineData(Language.En, "40 of 61: 66% (Q2 2026)", "2026-Q2 40 61 66%")]
    [InlineData(Language.Nn, "×2,60 (1,92–3,42), +3~% og −13~%", "+3% -13% 1.92 3.42 ×2.6")]
    [InlineData(Language.En, "×2.60 (1.92–3.42), +3% and −13%", "+3% -13% 1.92 3.42 ×2.6")]
    [InlineData(Language.Nb, "14,9 millioner kroner og 12~500 personer, fra august 2024–juli 2025 til 2026", "12500 14900000 2024-08 2025-07 2026")]
    [InlineData(Language.En, "14.9 million kroner and 12,500 people, from August 2024–July 2025 to 2026", "12500 14900000 2024-08 2025-07 2026")]
    [InlineData(Language.Nb, "24. august 2026, 3 av 5", "2026-08-24 3 5")]
    [InlineData(Language.En, "24 August 2026, 3 of 5", "2026-08-24 3 5")]
    [InlineData(Language.Nb, "12 500 og 66 %", "12 500 66")]
    [InlineData(Language.Nb, "1.234", "1 234")]
    [InlineData(Language.En, "1,2", "1 2")]
    public void What_is_written_is_read(Language language, string text, string expected) =>
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Extractor.Read(text.Replace('~', '\u00A0'), language));
}
