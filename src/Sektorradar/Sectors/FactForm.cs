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
        if (fact.Modality is Modality.Forecast or Modality.Goal && fact.Period is null && kind is "share" or "amount" or "status")
        {
            entry.Wrong(Codes.MissingField, $"a {entry["modality"].Text()} needs the field \"period\": the time it is about");
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
}
