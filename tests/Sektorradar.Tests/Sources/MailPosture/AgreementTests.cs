using System.Text.Json;
using Sektorradar.Sources.MailPosture;

namespace Sektorradar.Tests.Sources.MailPosture;

/// <summary>
/// Held against what another program says of 2,110 Swiss municipalities. It asked more than we do (tenants, networks); its records are put
/// together again from what it says of each.
/// </summary>
public class AgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void The_classifier_agrees_with_the_reference_data()
    {
        using var reference = Reference.Json("data/samples/dns/mxmap_ch_data.min.json");
        var pairs = new List<(string Domain, string Theirs, string Ours)>();

        foreach (var municipality in reference.RootElement.GetProperty("municipalities").EnumerateObject().Select(property => property.Value))
        {
            var domain = municipality.GetProperty("domain").GetString()!;
            var provider = Classifier.Classify(MailRecords.Read(MailPostureSourceTests.Body(domain, [.. Records(municipality)]), domain));
            pairs.Add((domain, Group(municipality.GetProperty("provider").GetString()!), Group(provider.Provider)));
        }

        foreach (var group in pairs.GroupBy(pair => (pair.Theirs, pair.Ours)).OrderByDescending(group => group.Count()))
        {
            output.WriteLine($"{group.Key.Theirs} -> {group.Key.Ours}: {group.Count()}{(group.Key.Theirs == group.Key.Ours ? "" : " " + string.Join(' ', group.Take(5).Select(pair => pair.Domain)))}");
        }

        var agreed = (double)pairs.Count(pair => pair.Theirs == pair.Ours) / pairs.Count;
        output.WriteLine($"agreed {agreed:P2} of {pairs.Count}");
        Assert.True(agreed >= 0.99, $"{agreed:P2}");
    }

    /// <summary>Swiss hosts have no name of their own in our table.</summary>
    private static string Group(string provider) => provider is "microsoft" or "google" or "aws" ? provider : "another";

    private static IEnumerable<(string, string, string)> Records(JsonElement municipality)
    {
        foreach (var host in municipality.GetProperty("mx").EnumerateArray())
        {
            yield return ("", "MX", $"10 {host.GetString()}");
        }

        yield return ("", "TXT", municipality.GetProperty("spf").GetString()!);
        foreach (var signal in municipality.GetProperty("classification_signals").EnumerateArray())
        {
            var detail = signal.GetProperty("detail").GetString()!;
            var target = detail[(detail.IndexOf('→', StringComparison.Ordinal) + 1)..].Trim();
            switch (signal.GetProperty("kind").GetString())
            {
                case "dkim" when detail.StartsWith("DKIM selector", StringComparison.Ordinal):
                    yield return (detail["DKIM ".Length..detail.IndexOf("._domainkey.", StringComparison.Ordinal)] + "._domainkey.", "CNAME", target);
                    break;
                case "autodiscover":
                    yield return ("autodiscover.", "CNAME", target);
                    break;
                case "txt_verification" when detail.EndsWith("ms365", StringComparison.Ordinal):
                    yield return ("", "TXT", "MS=ms00000000");
                    break;
            }
        }
    }
}
