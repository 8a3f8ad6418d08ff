using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>What each kind of fact says.</summary>
internal static class StatementForm
{
    public static Statement Read(string kind, Entry entry) => kind switch
    {
        "share" => ReadShare(entry),
        "amount" => new Statement.Amount(entry["value"].Number(), entry["unit"].OneOf(Vocabulary.Units), entry["quantity"].Phrase()),
        "change" => ReadChange(entry),
        "event" => new Statement.Event(
            entry["day"].Day(), entry["text"].Phrase(), entry.Has("event") ? entry["event"].OneOf(Vocabulary.Events) : null),
        "status" => new Statement.Status(entry["text"].Phrase()),
        _ => new Statement.Status(new Localized("")),
    };

    private static Statement.Share ReadShare(Entry entry)
    {
        var share = new Statement.Share(
            entry["value"].Whole(), entry["of"].Whole(), entry["quantity"].Phrase(), entry["population"].Phrase(),
            entry.Has("organisations") ? entry["organisations"].Whole() : null,
            entry.Has("ofOrganisations") ? entry["ofOrganisations"].Whole() : null);

        if (entry.Has("value") && entry.Has("of") && (share.Of == 0 || share.Value > share.Of))
        {
            entry["value"].Wrong(Codes.FiguresContradict, $"{share.Value} of {share.Of} is not a share; value is at most of, and of is more than zero");
        }

        if (entry.Has("organisations") != entry.Has("ofOrganisations"))
        {
            entry.Wrong(Codes.MissingField, "organisations and ofOrganisations stand together or not at all");
        }
        else if (share.Organisations > share.OfOrganisations)
        {
            entry["organisations"].Wrong(Codes.FiguresContradict, $"{share.Organisations} of {share.OfOrganisations} organisations is not a share; organisations is at most ofOrganisations");
        }

        return share;
    }

    private static Statement.Change ReadChange(Entry entry)
    {
        var (from, to) = (entry["from"].Entry(Shapes.ChangeEnd), entry["to"].Entry(Shapes.ChangeEnd));
        var change = new Statement.Change(
            from["value"].Number(), from["period"].Period(), to["value"].Number(), to["period"].Period(), entry["unit"].OneOf(Vocabulary.Units),
            entry["quantity"].Phrase());

        var (first, last) = (change.FromPeriod, change.ToPeriod);
        if (first.Text.Length > 0 && last.Text.Length > 0 && (first.From > last.From || first.To > last.To || (first.From == last.From && first.To == last.To)))
        {
            entry["to"].Wrong(Codes.WrongOrder, $"a change goes forward in time, not from {first.Text} to {last.Text}; exchange from and to");
        }

        return change;
    }
}
