using Sektorradar.Collecting.Web;
using Sektorradar.Model;

namespace Sektorradar.Collecting.Links;

/// <summary>What it means that there is nothing to read. When in doubt it is not known.</summary>
internal static class StatusVerdict
{
    public static Look Of(Visit visit)
    {
        var (verdict, reason, mayPass) = visit.Fault switch
        {
            Fault.BotWall => (LinkVerdict.Blocked, Reasons.BotWall, false),
            Fault.Robots => (LinkVerdict.Blocked, Reasons.Robots, false),
            Fault.NoRobots => (LinkVerdict.Unknown, Reasons.NoRobots, false),
            // The time is the longest that anybody should wait; nobody waits for it twice.
            Fault.Slow => (LinkVerdict.TimedOut, Reasons.Slow, false),
            Fault.NoSuchName => (LinkVerdict.Unknown, Reasons.NoSuchName, true),
            Fault.NoNetwork => (LinkVerdict.Unknown, Reasons.NoNetwork, true),
            Fault.Refused => (LinkVerdict.Unknown, Reasons.Refused, true),
            Fault.Certificate => (LinkVerdict.Unknown, Reasons.Certificate, false),
            Fault.Private => (LinkVerdict.Unknown, Reasons.Private, false),
            Fault.OffTheWeb => (LinkVerdict.Unknown, Reasons.OffTheWeb, false),
            Fault.Unprotected => (LinkVerdict.Unknown, Reasons.Unprotected, false),
            Fault.Loop => (LinkVerdict.Unknown, Reasons.Loop, false),
            Fault.Closed => (LinkVerdict.Unknown, Reasons.LeftAlone, false),
            _ when visit.Problem?.Code == "SR-512" => (LinkVerdict.NotChecked, Reasons.NoContact, false),
            _ => visit.Status is { } status ? Of(status) : (LinkVerdict.Unknown, Reasons.Broken, true),
        };
        return new Look(visit, visit.Address, verdict, reason, mayPass);
    }

    private static (LinkVerdict, string, bool) Of(int status) => status switch
    {
        404 or 410 => (LinkVerdict.Gone, Reasons.Of(status), true),
        401 or 403 or 451 or 999 => (LinkVerdict.Blocked, Reasons.Of(status), false),
        // Some refuse the way it was asked for, and some for a while only.
        405 or 406 or 412 or 429 => (LinkVerdict.Blocked, Reasons.Of(status), true),
        _ => (LinkVerdict.Unknown, Reasons.Of(status), true),
    };
}
