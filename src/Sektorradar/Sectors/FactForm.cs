using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>One fact of <c>facts/*.yaml</c>.</summary>
internal static class FactForm
{
    public static Fact Read(Value value, Names names)
    {
        var kind = value.Peek("kind");
        var entry = value.Entry(Shapes.Fact(kind));
        var id = entry["id"].Id();
        names.Declare("fact", id, entry["id"].Place);
        entry["kind"].OneOf([.. Shapes.Statements.Keys]);

        var fact = new Fact(
            id,
            names.Refer("subject", entry["subject"]),
            entry["actor"].Name(),
            entry["modality"].OneOf<Modality>(),
            entry["asOf"].Day(),
            entry.Has("period") ? entry["period"].Period() : null,
            entry["tags"].Texts("tags", item => item.OneOf(Vocabulary.Tags)),
            ReadSource(entry["source"]),
            entry.Has("staleAfter") ? entry["staleAfter"].Day() : null,
            entry.Has("conflictsWith") ? names.Refer("fact", entry["conflictsWith"]) : null,
            StatementForm.Read(kind, entry),
            Canonical.DigestOf(value.Node));

        Check(fact, kind, entry);
        return fact;
    }

    private static FactSource ReadSource(Value value)
    {
        var entry = value.Entry(Shapes.Source);
        return new FactSource(
            entry["title"].Text(), entry["publisher"].Text(), entry["link"].Address(), entry["published"].Day(), entry["locator"].Text(),
            entry["class"].OneOf<SourceClass>())
        {
            Quote = entry.Has("quote") ? entry["quote"].Text() : null,
        };
    }

    private static void Check(Fact fact, string kind, Entry entry)
    {
        if (fact.Period is null && NeedsPeriod(fact.Modality, kind))
        {
            entry.Wrong(Codes.MissingField, $"a {entry["modality"].Text()} of the kind {kind} needs the field \"period\": the time it is about");
        }

        if (entry.Has("modality") && fact.Modality is Modality.Fact or Modality.Measurement)
        {
            CheckCertainty(fact, kind, entry);
        }

        if (fact.StaleAfter is { } stale && stale != default && stale < fact.AsOf)
        {
            entry["staleAfter"].Wrong(Codes.WrongOrder, $"the fact is stale before the day it is about ({fact.AsOf:yyyy-MM-dd}); staleAfter is a later day");
        }

        if (fact.ConflictsWith is { Length: > 0 } other && other == fact.Id)
        {
            entry["conflictsWith"].Wrong(Codes.UnknownReference, "a fact does not conflict with itself; name the other fact");
        }
    }

    /// <summary>A figure without its time can be told of any year. A decision is dated by its day.</summary>
    private static bool NeedsPeriod(Modality modality, string kind) =>
        (kind is "share" or "amount" && modality != Modality.Decision) || (kind == "status" && modality is Modality.Forecast or Modality.Goal);

    /// <summary>A fact or measurement is of what has been; a goal or forecast told as one is the commonest way to be wrong with a right number.</summary>
    private static void CheckCertainty(Fact fact, string kind, Entry entry)
    {
        var (from, texts) = fact.Statement switch
        {
            Statement.Event happened => (happened.Day, new[] { happened.Text }),
            Statement.Change change => (change.ToPeriod.From, [change.Quantity]),
            Statement.Amount amount => (fact.Period?.From ?? default, [amount.Quantity]),
            Statement.Share share => (fact.Period?.From ?? default, [share.Quantity]),
            Statement.Status status => (default, [status.Text]),
            _ => (default, Array.Empty<Localized>()),
        };
        var word = entry["modality"].Text();
        if (from > fact.Source.Published && fact.Source.Published != default)
        {
            entry["modality"].Wrong(Codes.NotYet, $"a {word} is about a time that begins on {from:yyyy-MM-dd}, and its source was public on {fact.Source.Published:yyyy-MM-dd}; it is a forecast, goal, proposal or decision, or one of the days is wrong");
        }

        if (texts.Select(Intentions.In).OfType<string>().FirstOrDefault() is { } intention)
        {
            entry["modality"].Wrong(Codes.Intended, $"the {kind} says {Characters.Quoted(intention)} and is called a {word}; call it a forecast, goal or proposal, or say what is so already");
        }
    }
}
