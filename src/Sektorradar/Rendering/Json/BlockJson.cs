using System.Text.Json.Nodes;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering.Json;

/// <summary>A section's blocks; claims stand in them by id.</summary>
internal static class BlockJson
{
    public static JsonObject Of(Block block) => block switch
    {
        Block.Prose prose => new() { ["type"] = "prose", ["claims"] = Ids(prose.Sentences) },
        Block.Listing listing => new() { ["type"] = "listing", ["heading"] = listing.Heading, ["claims"] = Ids(listing.Sentences) },
        Block.Table table => new()
        {
            ["type"] = "table",
            ["columns"] = JsonRenderer.Array(table.Columns.Select(column => (JsonNode)column.Name())),
            ["rows"] = JsonRenderer.Array(table.Rows.Select(Row)),
        },
        Block.Timeline timeline => new() { ["type"] = "timeline", ["claims"] = Ids(timeline.Events) },
        Block.Radar radar => new()
        {
            ["type"] = "radar",
            ["rings"] = JsonRenderer.Array(radar.Rings.Select(ring => new JsonObject { ["ring"] = ring.Ring, ["blips"] = JsonRenderer.Array(ring.Blips.Select(Row)) })),
        },
        Block.Actions actions => new()
        {
            ["type"] = "actions",
            ["actions"] = JsonRenderer.Array(actions.Items.Select(action => new JsonObject { ["action"] = action.Id, ["claim"] = action.Claim.Id, ["because"] = Ids(action.Because) })),
        },
        Block.Empty empty => new() { ["type"] = "missing", ["claims"] = Ids([empty.Why]) },
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static JsonArray Ids(IEnumerable<Claim> claims) => JsonRenderer.Array(claims.Select(claim => (JsonNode)claim.Id));

    private static JsonObject Row(Block.Row row) => new()
    {
        ["claim"] = row.Claim.Id,
        ["because"] = Ids(row.Because),
        ["trend"] = row.Trend is { } trend ? Curve(trend) : null,
    };

    private static JsonObject Curve(Series trend) => new()
    {
        ["from"] = JsonRenderer.Text(trend.First), ["weeks"] = JsonRenderer.Array(trend.Counts.Select(count => (JsonNode)(long)count)),
    };
}
