using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering.Html;

/// <summary>
/// Where each blip stands on the chart. A ring's quarter is cut into lanes, and the blips stand evenly in them, so none lies on another and the
/// same radar is always drawn the same.
/// </summary>
internal static class RadarPlaces
{
    public const double BlipRadius = 11;

    // Around the hub there is no room for lanes.
    private const double Hub = 30, Gap = 2 * BlipRadius + 3, EdgeRoom = BlipRadius + 3, QuarterTurn = Math.PI / 2;

    /// <summary>The outer radius of each ring, from the middle.</summary>
    public static IReadOnlyList<double> Radii { get; } = [165, 265, 340, 400];

    /// <param name="Label">The label's code, for colour.</param>
    public sealed record Placed(int Number, string Name, string Ring, string Label, double X, double Y, Block.Row Row);

    public static IReadOnlyList<Placed> Of(Block.Radar radar, Reader reader)
    {
        var quadrants = reader.Report.Sector.Quadrants.Select(quadrant => quadrant.Id).ToList();
        var placed = new List<Placed>();
        for (var i = 0; i < radar.Rings.Count; i++)
        {
            var (ring, blips) = radar.Rings[i];
            foreach (var cell in blips.GroupBy(row => quadrants.IndexOf(((ClaimValue.Literal)row.Claim["quadrant"]).Text)).OrderBy(cell => cell.Key))
            {
                var places = Places(cell.Count(), i == 0 ? Hub : Radii[i - 1], Radii[i], cell.Key);
                foreach (var (row, place) in cell.Zip(places))
                {
                    placed.Add(new Placed(placed.Count + 1, reader.Cell(row.Claim, Column.Subject), ring, ScoreClaims.LabelCode(row.Claim), place.X, place.Y, row));
                }
            }
        }

        return placed;
    }

    /// <summary>As many lanes as are needed, closer together when the quarter is full.</summary>
    private static List<(double X, double Y)> Places(int count, double inner, double outer, int quadrant)
    {
        for (var gap = Gap; ; gap *= 0.95)
        {
            var lanes = LanesOf(inner, outer, gap);
            if (lanes.Sum(lane => lane.Room) >= count)
            {
                return [.. Share(count, lanes).SelectMany((lane, i) => OnLane(lane.Radius, lane.Count, Phase(i), quadrant))];
            }
        }
    }

    private static List<(double Radius, int Room)> LanesOf(double inner, double outer, double gap)
    {
        var from = inner + gap / 2 + 2;
        // The ring's name stands at its outer edge.
        var to = outer - gap / 2 - 10;
        var lanes = Math.Max(1, (int)((to - from) / gap) + 1);
        return
        [
            .. Enumerable.Range(0, lanes).Select(i => lanes == 1 ? (from + to) / 2 : from + (to - from) * i / (lanes - 1))
                .Select(radius => (radius, Math.Max(0, (int)((QuarterTurn * radius - 2 * EdgeRoom) / gap)))),
        ];
    }

    /// <summary>Blips for each lane, in proportion to its room.</summary>
    private static IEnumerable<(double Radius, int Count)> Share(int count, List<(double Radius, int Room)> lanes)
    {
        var (left, room) = (count, lanes.Sum(lane => lane.Room));
        foreach (var lane in lanes)
        {
            var here = room == 0 ? 0 : Math.Min(lane.Room, (int)Math.Ceiling((double)left * lane.Room / room));
            yield return (lane.Radius, here);
            left -= here;
            room -= lane.Room;
        }
    }

    /// <summary>Where in its step each blip of a lane stands, 0.1 to 0.9: neighbouring lanes differ, so that blips do not stand in a row.</summary>
    private static double Phase(int lane) => 0.1 + 0.8 * ((0.5 + lane * 0.618) % 1);

    /// <summary>Evenly along a quarter. Quadrants go clockwise from the upper left.</summary>
    private static IEnumerable<(double X, double Y)> OnLane(double radius, int count, double phase, int quadrant)
    {
        var edge = EdgeRoom / radius;
        var start = Math.PI + quadrant * QuarterTurn + edge;
        for (var i = 0; i < count; i++)
        {
            var angle = start + (i + phase) / count * (QuarterTurn - 2 * edge);
            yield return (radius * Math.Cos(angle), radius * Math.Sin(angle));
        }
    }
}
