using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;

namespace Sektorradar.Rendering.Json;

/// <summary>Every subject's score with its reason. A subject that cannot be rated has null where numbers would stand.</summary>
internal static class ScoreJson
{
    public static JsonObject Of(SubjectScore score, Grades grades) => new()
    {
        ["subject"] = score.Subject.Id,
        ["label"] = ScoreClaims.LabelCode(score),
        ["ratio"] = Known(score, m => m.Ratio),
        ["low"] = Known(score, m => m.Low),
        ["high"] = Known(score, m => m.High),
        ["up"] = Known(score, m => m.Up),
        ["much"] = Known(score, m => m.Much),
        ["down"] = Known(score, m => m.Down),
        ["confidence"] = score.IsRated ? JsonRenderer.CodeOf(score.Confidence) : null,
        ["wanted"] = score.Unconfirmed is { } wanted ? JsonRenderer.CodeOf(wanted) : null,
        ["years"] = score.Horizon is { } horizon ? Of(horizon) : null,
        ["lastWeek"] = score.LastWeek is { } week ? JsonRenderer.Text(week) : null,
        ["staleSince"] = score.StaleSince is { } day ? JsonRenderer.Text(day) : null,
        ["kinds"] = JsonRenderer.Array(score.Momentum.Kinds.Select(kind => Of(kind, score))),
        ["used"] = JsonRenderer.Array(score.Activity.Used.Select(capture => (JsonNode)capture.Id.Value)),
        ["leftOut"] = JsonRenderer.Array(score.Activity.LeftOut.Select(capture => (JsonNode)capture.Id.Value)),
        ["missing"] = JsonRenderer.Array(score.Activity.Missing.Select(repository => (JsonNode)repository.About)),
        ["substance"] = GradeJson.Of(grades.SubstanceOf(score.Subject.Id)),
        ["hype"] = grades.HypeOf(score.Subject.Id) is { } hype ? GradeJson.Of(hype) : null,
    };

    public static JsonArray Drift(Scores scores) => JsonRenderer.Array(scores.Drift.Select(drift => new JsonObject
    {
        ["metric"] = drift.Key.Name(),
        ["ratio"] = drift.Value.IsKnown ? Round(Math.Exp(drift.Value.LogRatio)) : (JsonNode?)null,
        ["median"] = drift.Value.IsKnown ? Round(Math.Exp(drift.Value.Median)) : (JsonNode?)null,
        ["subjects"] = drift.Value.Subjects,
    }));

    private static JsonObject Of(Horizon horizon) => new()
    {
        ["perYear"] = Round(horizon.PerYear),
        ["trend"] = Round(horizon.Trend),
        ["peakShare"] = Round(horizon.PeakShare),
        ["lastYear"] = Round(horizon.LastYear),
        ["bestYear"] = Round(horizon.BestYear),
    };

    private static JsonObject Of(KindMomentum kind, SubjectScore score) => new()
    {
        ["metric"] = kind.Metric.Name(),
        ["sources"] = JsonRenderer.Array((score.SeriesOf(kind.Metric)?.Sources ?? score.Activity.Used.Select(capture => capture.Source).Distinct()).Select(source => (JsonNode)source)),
        ["weeks"] = kind.Weeks,
        ["fresh"] = ScoreClaims.IsFew(kind) ? (JsonNode?)null : Round(kind.Fresh),
        ["counted"] = ScoreClaims.IsFew(kind) ? (JsonNode?)null : Round(kind.FreshRaw),
        ["expected"] = Round(kind.Expected),
        ["ratio"] = Round(kind.Ratio),
        ["sector"] = Round(kind.SectorRatio),
        ["dispersion"] = Round(kind.Dispersion),
        ["share"] = Round(kind.Share),
        ["direction"] = kind.Direction,
        ["evidence"] = score.SeriesOf(kind.Metric) is null ? null : JsonRenderer.Array(Cite.Score(score, kind.Metric).Select(evidence => (JsonNode)evidence.ToString()!)),
    };

    private static JsonNode? Known(SubjectScore score, Func<Momentum, double> number) => score.IsRated ? Round(number(score.Momentum)) : null;

    /// <summary>Four decimals: the last bits of a logarithm may differ between processors.</summary>
    private static decimal Round(double value) => Math.Round((decimal)value, 4, MidpointRounding.ToEven);
}
