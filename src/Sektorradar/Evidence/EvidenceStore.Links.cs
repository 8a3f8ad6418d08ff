using System.Globalization;
using Microsoft.Data.Sqlite;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>What checks of links found.</summary>
public sealed partial class EvidenceStore
{
    public Task KeepAsync(IReadOnlyList<LinkCheck> checks, CancellationToken cancel) => InTransactionAsync(
        () => checks.Sum(check => Execute(
            "INSERT INTO link_check (address, quote, verdict, status, final_address, at, body_digest, fragment_found, quote_found, reason) "
            + "VALUES ($address, $quote, $verdict, $status, $final, $at, $digest, $fragment, $found, $reason)",
            ("$address", check.Address.AbsoluteUri), ("$quote", check.Quote ?? ""), ("$verdict", check.Verdict.Code()), ("$status", check.Status), ("$final", check.FinalAddress?.AbsoluteUri),
            ("$at", check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("$digest", check.BodyDigest), ("$fragment", check.FragmentFound), ("$found", check.QuoteFound), ("$reason", check.Reason))),
        cancel);

    /// <summary>The newest check of each link and quote.</summary>
    public IReadOnlyList<LinkCheck> LinkChecks() => Alone<IReadOnlyList<LinkCheck>>(() =>
    {
        using var command = Command(
            "SELECT address, verdict, status, final_address, at, body_digest, fragment_found, quote, quote_found, reason FROM link_check "
            + "WHERE seq IN (SELECT max(seq) FROM link_check GROUP BY address, quote) ORDER BY address, quote");
        using var row = command.ExecuteReader();
        var checks = new List<LinkCheck>();
        while (row.Read())
        {
            checks.Add(new LinkCheck(
                new Uri(row.GetString(0)), LinkVerdicts.Parse(row.GetString(1)) ?? LinkVerdict.Unknown, row.IsDBNull(2) ? null : row.GetInt32(2), TextOrNull(row, 3) is { } final ? new Uri(final) : null,
                DateTimeOffset.Parse(row.GetString(4), CultureInfo.InvariantCulture), TextOrNull(row, 5), TruthOrNull(row, 6), row.GetString(7) is { Length: > 0 } quote ? quote : null, TruthOrNull(row, 8), row.GetString(9)));
        }

        return checks;
    });

    private static bool? TruthOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column) != 0;
}
