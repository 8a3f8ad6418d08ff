using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Sektorradar.Evidence;
using Sektorradar.Model;
using Sektorradar.Rendering.Json;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Cli;

internal static class ScoreCommand
{
    private static readonly string[] Labels = ["hot", "rising", "stable", "unclear", "disagree", "declining", "faded", "dormant", "not-rated"];

    public static Command Create()
    {
        var (sector, sectors, store, asOf) = (Options.Sector(), Options.Sectors(), Options.Store(), EditionDraft.AsOf());
        var label = new Option<string?>("--label") { Description = "Only subjects with this label.", HelpName = string.Join('|', Labels) };
        label.AcceptOnlyFromAmong(Labels);
        var json = JsonOutput.Option("the scores");
        var command = new Command("score", "The score of every subject: label, confidence, change with interval, probability, counts, substance, hype and ring.") { sector, sectors, store, asOf, label, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = SectorFolder.Open(parsed.GetValue(sectors), parsed.GetValue(sector)!);
            using var evidence = EvidenceStore.Open(parsed.GetValue(store)!);
            var (edition, problems) = await EditionDraft.ReadAsync(folder, evidence, parsed.GetValue(asOf), cancel);
            var draft = edition.Draft;
            var wanted = parsed.GetValue(label);
            var chosen = draft.Scores.All.Where(score => wanted is null || ScoreClaims.LabelCode(score) == wanted)
                .OrderBy(score => Array.IndexOf(Labels, ScoreClaims.LabelCode(score))).ThenByDescending(score => score.IsRated ? score.Probability : 0).ThenBy(score => score.Subject.Id, StringComparer.Ordinal).ToList();
            if (parsed.GetValue(json))
            {
                JsonOutput.Write(ToJson(draft, chosen));
            }
            else
            {
                Write(draft, chosen, all: wanted is null);
            }

            return problems.Count == 0 ? ExitCodes.Done : ExitCodes.Partial;
        });
        return command;
    }

    private static void Write(Draft draft, List<SubjectScore> chosen, bool all)
    {
        Console.WriteLine(Above(draft));
        Console.WriteLine();
        // What has no label is not shown among those that have one, but counted with its reason.
        var shown = chosen.Where(score => !all || score.Unrated is null).ToList();
        Terminal.Result(["Subject", "Label", "Confidence", "Change", "80 % interval", "P", "Counted/expected", "Last week", "Substance", "Hype", "Ring"], [.. shown.Select(score => Row(score, draft))]);
        var unrated = draft.Scores.All.Where(score => score.Unrated is not null).ToList();
        if (all && unrated.Count > 0)
        {
            Console.WriteLine();
            Console.WriteLine($"Not rated: {unrated.Count} of {draft.Scores.All.Count}. "
                + string.Join("; ", unrated.GroupBy(score => score.Unrated!.Value).OrderBy(same => same.Key).Select(same => $"{Reason(same.Key)}: {same.Count()}")) + ".");
        }
    }

    private static string Above(Draft draft)
    {
        var prior = draft.Scores.Prior;
        var drift = draft.Scores.Drift.Select(kind => $"{kind.Key.Name()} {(kind.Value.IsKnown ? Factor(Math.Exp(kind.Value.LogRatio)) : "unknown")} ({kind.Value.Subjects} subjects)");
        return $"{draft.Sector.Id} {draft.AsOf:yyyy-MM-dd}. The sector: {string.Join(", ", drift)}.\n"
            + string.Create(CultureInfo.InvariantCulture, $"Beforehand: a share of {prior.Share:0.##} changes much (variance {prior.Much:0.###}), the others little ({prior.Little:0.###}).\n")
            + "Counted/expected: contributor-weeks of the last 13 weeks; P: the probability of the label.";
    }

    private static string[] Row(SubjectScore score, Draft draft)
    {
        var people = score.Momentum.Kinds.FirstOrDefault(kind => kind.Metric == Metric.Authors);
        var (substance, hype) = (draft.Grades.SubstanceOf(score.Subject.Id), draft.Grades.HypeOf(score.Subject.Id));
        var placed = draft.Radar.Placed.FirstOrDefault(placement => placement.Subject.Id == score.Subject.Id);
        return
        [
            score.Subject.Id, ScoreClaims.LabelCode(score), !score.IsRated ? "" : score.Confidence.ToString().ToLowerInvariant(), score.IsRated ? Factor(score.Momentum.Ratio) : "",
            score.IsRated ? string.Create(CultureInfo.InvariantCulture, $"{score.Momentum.Low:0.00}–{score.Momentum.High:0.00}") : "",
            score.IsRated ? score.Probability.ToString("0.00", CultureInfo.InvariantCulture) : "",
            score.IsRated && people is not null ? string.Create(CultureInfo.InvariantCulture, $"{people.FreshRaw:0}/{ScoreClaims.Expected(people):0}") : "",
            score.LastWeek is { } week ? JsonRenderer.Text(week) : "", substance.IsGraded ? $"{substance.Grade} ({substance.LowGrade}–{substance.HighGrade})" : "",
            hype is { IsGraded: true } ? $"{hype.Grade} ({hype.LowGrade}–{hype.HighGrade})" : "", placed is null ? "" : $"{placed.Ring.ToString().ToUpperInvariant()} ({placed.Rule})",
        ];
    }

    private static JsonObject ToJson(Draft draft, List<SubjectScore> chosen) => new()
    {
        ["sector"] = draft.Sector.Id,
        ["asOf"] = JsonRenderer.Text(draft.AsOf),
        ["prior"] = new JsonObject { ["share"] = draft.Scores.Prior.Share, ["little"] = draft.Scores.Prior.Little, ["much"] = draft.Scores.Prior.Much },
        ["drift"] = ScoreJson.Drift(draft.Scores),
        ["scores"] = JsonRenderer.Array(chosen.Select(score =>
        {
            var json = ScoreJson.Of(score, draft.Grades);
            var placed = draft.Radar.Placed.FirstOrDefault(placement => placement.Subject.Id == score.Subject.Id);
            json["unrated"] = score.Unrated is { } why ? CodeOf(why) : null;
            json["ring"] = placed?.Ring.ToString().ToLowerInvariant();
            json["rule"] = placed?.Rule;
            return json;
        })),
    };

    private static string CodeOf(Unrated why) => string.Concat(why.ToString().Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));

    private static string Reason(Unrated why) => why switch
    {
        Unrated.NotRead => "no repository was read",
        Unrated.OldCopy => "the copy is too old",
        Unrated.InPart => "not all projects of a technology were read lately",
        Unrated.OneRepository => "one repository is more than half of a technology",
        Unrated.ShortHistory => "too few weeks",
        Unrated.FewEvents => "too few events",
        _ => throw new ArgumentOutOfRangeException(nameof(why)),
    };

    private static string Factor(double value) => string.Create(CultureInfo.InvariantCulture, $"×{value:0.00}");
}
