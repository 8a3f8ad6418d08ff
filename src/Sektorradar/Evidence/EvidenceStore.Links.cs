using System.Globalization;
using Microsoft.Data.Sqlite;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>Checks of links: every one stays, the newest of a link and the words that are cited from it counts.</summary>
public sealed partial class EvidenceStore
{
    /// <summary>Keeps checks that were made, all in one transaction.</summary>
    /// <returns>How many.</returns>
    public Task<int> KeepAsync(IReadOnlyCollection<LinkCheck> checks, CancellationToken cancel) => InTransactionAsync(
        () => checks.Sum(check => Execute(
            """
            INSERT INTO link_check (address, at, verdict, status, moved_to, digest, fragment, quote, because, words)
            VALUES ($address, $at, $verdict, $status, $final, $digest, $fragment, $quote, $reason, $words)
            """,
            ("$address", check.Address.AbsoluteUri), ("$at", check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("$verdict", check.Verdict.Code()), ("$status", check.Status),
            ("$final", check.FinalAddress?.AbsoluteUri), ("$digest", check.Digest), ("$fragment", check.Fragment), ("$quote", check.Quote), ("$reason", check.Reason), ("$words", check.Words ?? ""))),
        cancel);

    /// <summary>The newest check of each link and the words that were looked for.</summary>
    public IReadOnlyList<LinkCheck> LinkChecks() => Alone<IReadOnlyList<LinkCheck>>(() =>
    {
        using var command = Command(
            "SELECT address, verdict, status, moved_to, at, digest, fragment, words, quote, because FROM link_check "
            + "WHERE seq IN (SELECT max(seq) FROM link_check GROUP BY address, words) ORDER BY address, words");
        using var row = command.ExecuteReader();
        var checks = new List<LinkCheck>();
        while (row.Read())
        {
            checks.Add(new LinkCheck(
                new Uri(row.GetString(0)), LinkVerdicts.Parse(row.GetString(1)) ?? LinkVerdict.Unknown, row.IsDBNull(2) ? null : row.GetInt32(2), TextOrNull(row, 3) is { } final ? new Uri(final) : null,
                DateTimeOffset.Parse(row.GetString(4), CultureInfo.InvariantCulture), TextOrNull(row, 5), TruthOrNull(row, 6), row.GetString(7) is { Length: > 0 } words ? words : null, TruthOrNull(row, 8), row.GetString(9)));
        }

        return checks;
    });

    private static bool? TruthOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column) != 0;
}
