namespace Sektorradar.Model;

/// <summary>One dated thing that a source said.</summary>
/// <param name="About">What the source spoke of, in the source's own terms (git: <c>github.com/ollama/ollama</c>). The sector's files
/// say which subject that belongs to, so that regrouping subjects needs no new collection.</param>
/// <param name="Day">Day of the event, or the Monday of the week counted; UTC.</param>
/// <param name="Title">What tells events of one day apart: a version, a licence's SPDX id. Null for weekly counts.</param>
/// <param name="Capture">The capture that says so.</param>
public sealed record Signal(string Source, string About, Metric Metric, DateOnly Day, decimal Value, string? Title, CaptureId Capture);
