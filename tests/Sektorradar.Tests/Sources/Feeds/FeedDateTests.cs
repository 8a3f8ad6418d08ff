using System.Globalization;
using Sektorradar.Sources.Feeds;

namespace Sektorradar.Tests.Sources.Feeds;

public sealed class FeedDateTests
{
    [Theory]
    [InlineData("Thu, 27 Aug 2026 14:30:05 GMT", "2026-08-27T14:30:05Z")]
    [InlineData("Thu, 27 Aug 2026 14:30:05 +0200", "2026-08-27T12:30:05Z")]
    [InlineData("Thu, 27 Aug 2026 14:30:05 EST", "2026-08-27T19:30:05Z")]
    [InlineData("27 Aug 26 14:30 UT", "2026-08-27T14:30:00Z")]
    [InlineData("Thu,27 Aug 2026 14:30:05 -02:30", "2026-08-27T17:00:05Z")]
    [InlineData("Mon, 27 August 2026 14:30 GMT+2", "2026-08-27T12:30:00Z")]
    [InlineData("Thursday, 27-Aug-99 14:30:05 GMT", "1999-08-27T14:30:05Z")]
    [InlineData("Thu Aug 27 14:30:05 2026", "2026-08-27T14:30:05Z")]
    [InlineData("Thu Aug 27 14:30:05 CEST 2026", "2026-08-27T12:30:05Z")]
    [InlineData("August 27, 2026 2:30 PM", "2026-08-27T14:30:00Z")]
    [InlineData("Aug 27th, 2026, 12:05 a.m.", "2026-08-27T00:05:00Z")]
    [InlineData("27th of August 2026", "2026-08-27T00:00:00Z")]
    [InlineData("Thu, 27 Aug 2026", "2026-08-27T00:00:00Z")]
    [InlineData("Thu, 27 Aug 2026 24:00:00 GMT", "2026-08-28T00:00:00Z")]
    [InlineData("Wed, 31 Dec 2025 23:59:60 GMT", "2025-12-31T23:59:59Z")]
    [InlineData("2026-08-27T14:30:05Z", "2026-08-27T14:30:05Z")]
    [InlineData("2026-08-27T14:30:05.1234567+02:00", "2026-08-27T12:30:05Z")]
    [InlineData("2026-08-27T14:30+0200", "2026-08-27T12:30:00Z")]
    [InlineData("2026-08-27 14:30:05", "2026-08-27T14:30:05Z")]
    [InlineData("2026-08-27 14:30:05 UTC", "2026-08-27T14:30:05Z")]
    [InlineData("2026-08-27", "2026-08-27T00:00:00Z")]
    [InlineData("20260827T143005Z", "2026-08-27T14:30:05Z")]
    [InlineData("2026/8/27 14:30", "2026-08-27T14:30:00Z")]
    [InlineData("27.08.2026 14:30", "2026-08-27T14:30:00Z")]
    [InlineData("27.08.2026 kl. 14.30", "2026-08-27T14:30:00Z")]
    [InlineData("torsdag 27. august 2026 kl. 14:30", "2026-08-27T14:30:00Z")]
    [InlineData("ons., 13 mai 2026 08:00:00 +0200", "2026-05-13T06:00:00Z")]
    [InlineData("to., 01 okt. 2026 08:00:00 +0200", "2026-10-01T06:00:00Z")]
    [InlineData("24. des. 2026", "2026-12-24T00:00:00Z")]
    [InlineData("Do, 05 März 2026 08:00:00 +0100", "2026-03-05T07:00:00Z")]
    [InlineData("mardi 25 août 2026", "2026-08-25T00:00:00Z")]
    [InlineData("27/08/2026", "2026-08-27T00:00:00Z")]
    [InlineData("08/27/2026 14:30", "2026-08-27T14:30:00Z")]
    [InlineData("1787841005", "2026-08-27T14:30:05Z")]
    [InlineData("1787841005000", "2026-08-27T14:30:05Z")]
    public void A_date_is_read_however_it_is_written(string written, string expected)
    {
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), FeedDate.Read(written));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2026")]
    [InlineData("August 2026")]
    [InlineData("Thu, 31 Feb 2026 14:30:05 GMT")]
    [InlineData("Thu, 27 Aug 2026 25:61:00 GMT")]
    [InlineData("2026-13-01T00:00:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1970-01-01T00:00:00Z")]
    [InlineData("0")]
    [InlineData("99999-01-01")]
    [InlineData("03/04/2026")]
    [InlineData("27 Lampember 2026")]
    public void What_is_no_date_is_none(string? written) => Assert.Null(FeedDate.Read(written));
}
