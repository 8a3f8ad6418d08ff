using System.Text;
using Sektorradar.Matching;

namespace Sektorradar.Tests.Matching;

public class SubjectMatcherTests
{
    [Theory]
    [InlineData("KI-modellen", "ai")]
    [InlineData("KI-en", "ai")]
    [InlineData("ki-en", "")]
    [InlineData("Ki", "")]
    [InlineData("språkmodell SPRÅKMODELL språkmodellen språkmodellens språkmodeller språkmodellene språkmodellar språkmodellane", "language-model*8")]
    [InlineData("skytjenesten skytjenester skytjenestene skytenesta skytenester skytenestene", "cloud-service*6")]
    [InlineData("språkmodellering", "")]
    [InlineData("Kubernetes-klynge, Kubernetes’ nodar, kubernetesklyngene og Kubernetes'", "kubernetes*4")]
    [InlineData("Kubernetesk", "")]
    [InlineData("coding agent, coding agents, coding agent’s", "ai-coding-tools*3")]
    [InlineData("NIS2, NIS 2, NIS-2, nis2-direktivet, NIS\u00A02, NIS\u20112", "nis2*6")]
    [InlineData("NIS20, NIS 25", "")]
    [InlineData("ArgoCD, Argo CD, argo-cd, Argo\nCD", "argo-cd*4")]
    [InlineData("OpenShell, open-shell, Open Shell", "openshell*3")]
    [InlineData("an open shell", "")]
    [InlineData("BRØNNØYSUNDREGISTRENE og brønnøysundregistrene", "bronnoysundregistrene*2")]
    [InlineData("llama.cpp", "llama-cpp")]
    [InlineData("GitHub Copilot, Microsoft Copilot", "github-copilot proprietary-ai-platforms")]
    [InlineData("den digitale suvereniteten", "digital-sovereignty")]
    public void Names_are_found_as_they_are_written(string text, string expected) => Assert.Equal(Expand(expected), Found(text));

    [Theory]
    [InlineData("https://kubernetes.io/docs", "")]
    [InlineData("kubernetes.io", "")]
    [InlineData("ops@kubernetes.example.org", "")]
    [InlineData("./terraform/nett", "")]
    [InlineData("terraform_state", "")]
    [InlineData("my_terraform", "")]
    [InlineData("grafana:latest", "")]
    [InlineData("--ansible", "")]
    [InlineData("Terraform/OpenTofu", "terraform opentofu")]
    [InlineData("hashicorp/terraform", "ibm terraform")]
    [InlineData("(Kubernetes)", "kubernetes")]
    [InlineData("«Kubernetes»", "kubernetes")]
    [InlineData("Kubernetes.Det", "kubernetes")]
    [InlineData("Vi liker Kubernetes.", "kubernetes")]
    [InlineData("Kubernetes-1.30", "kubernetes")]
    [InlineData("Verktøy: Terraform", "terraform")]
    public void An_address_or_an_identifier_is_not_prose(string text, string expected) => Assert.Equal(Expand(expected), Found(text));

    [Fact]
    public void A_place_in_bytes_and_a_place_in_characters_point_at_the_name()
    {
        const string Text = "🦀 Blåbær på Kubernetes-klynge og språkmodellene";

        var inText = LabelledSentences.Matcher.Match(Text);
        var utf8 = Encoding.UTF8.GetBytes(Text);
        var inBytes = LabelledSentences.Matcher.Match(utf8);

        Assert.Equal(["Kubernetes", "språkmodell"], inText.Select(mention => Text.Substring(mention.Position, mention.Length)));
        Assert.Equal(["Kubernetes", "språkmodell"], inBytes.Select(mention => Encoding.UTF8.GetString(utf8.AsSpan(mention.Position, mention.Length))));
        Assert.Equal(["Kubernetes", "Språkmodell"], inText.Select(mention => mention.Alias));
    }

    [Fact]
    public void An_unambiguous_technology_nearby_is_company_enough()
    {
        Assert.Equal(["flux", "cilium"], Found("Flux og Cilium"));
        Assert.Equal(["cilium"], Found("Flux " + new string('.', 400) + " Cilium"));
    }

    [Theory]
    [InlineData("Helm 4", "helm")]
    [InlineData("Flux 2.7.1 er ute", "flux")]
    [InlineData("Helm 4 kg", "")]
    [InlineData("Helm 2026", "")]
    [InlineData("Harbor 30 %", "")]
    public void A_version_tells_that_a_name_is_one_of_software(string text, string expected) => Assert.Equal(Expand(expected), Found(text));

    private static IEnumerable<string> Found(string text) => LabelledSentences.Matcher.Match(text).Select(mention => mention.Subject);

    private static IEnumerable<string> Expand(string expected) => expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(item => item.Split('*')).SelectMany(item => Enumerable.Repeat(item[0], item.Length > 1 ? int.Parse(item[1], System.Globalization.CultureInfo.InvariantCulture) : 1));
}
