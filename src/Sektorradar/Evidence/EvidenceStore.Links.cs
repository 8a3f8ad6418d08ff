using System.Globalization;
using Sektorradar.Model;

namespace Sektorradar.Evidence;

/// <summary>Checks of links: every one stays, the newest of an address counts.</summary>
public sealed partial class EvidenceStore
{
    /// <summary>Keeps checks that were made, all in one transaction.</summary>
    /// <returns>How many.</returns>
    public Task<int> KeepAsync(IReadOnlyCollection<LinkCheck> checks, CancellationToken cancel) => InTransactionAsync(
        () => checks.Sum(check => Execute(
            """
            INSERT INTO link_check (address, at, verdict, status, moved_to, digest, fragment, quote, because)
            VALUES ($address, $at, $verdict, $status, $moved_to, $digest, $fragment, $quote, $because)
            """,
            ("$address", check.Address.AbsoluteUri), ("$at", check.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)), ("$verdict", check.Verdict.Code()), ("$status", check.Status),
            ("$moved_to", check.MovedTo?.AbsoluteUri), ("$digest", check.Digest), ("$fragment", check.Fragment), ("$quote", check.Quote), ("$because", check.Because))),
        cancel);

    /// <summary>The newest check of each address that was ever checked, by address.</summary>
    public IReadOnlyDictionary<string, LinkCheck> LinkChecks()
    {
        var checks = new Dictionary<string, LinkCheck>();
        using var command = Command("SELECT address, at, verdict, status, moved_to, digest, fragment, quote, because FROM link_check ORDER BY at, seq");
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var address = row.GetString(0);
            checks[address] = new LinkCheck(
                new Uri(address), LinkVerdicts.All.Single(verdict => verdict.Code() == row.GetString(2)), row.IsDBNull(3) ? null : row.GetInt32(3), row.IsDBNull(4) ? null : new Uri(row.GetString(4)),
                DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetBoolean(6), row.IsDBNull(7) ? null : row.GetBoolean(7), row.GetString(8));
        }

        return checks;
    }
}
