using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>The entries of <c>matching/*.yaml</c>: word lists, which begin with <c>list</c>, and rules.</summary>
internal sealed class MatchingForm(Names names)
{
    private readonly List<WordList> _lists = [];
    private readonly List<MatchingRule> _rules = [];

    public MatchingRules Rules => _lists.Count + _rules.Count == 0 ? MatchingRules.None : new(_lists, _rules);

    public void Read(Value value)
    {
        if (value.Peek("list").Length > 0)
        {
            ReadList(value.Entry(Shapes.WordList));
        }
        else
        {
            ReadRule(value.Entry(Shapes.MatchingRule));
        }
    }

    private void ReadList(Entry entry)
    {
        var id = entry["list"].Id();
        names.Declare("word list", id, entry["list"].Place);
        _lists.Add(new WordList(id, entry["words"].Texts("words", item => item.Text())));
    }

    private void ReadRule(Entry entry)
    {
        var subject = names.Refer("subject", entry["subject"]);
        var rule = new MatchingRule(
            subject,
            entry.Has("alias") ? names.ReferToName(subject, entry["alias"]) : null,
            entry["needs"].Texts("words", item => item.Text()),
            entry["lists"].Texts("ids", item => names.Refer("word list", item)),
            entry["not"].Texts("phrases", item => item.Text()),
            entry.Has("case") ? entry["case"].OneOf<LetterCase>() : null,
            Examples(entry, "matches"),
            Examples(entry, "doesNotMatch"));
        if (rule is { Needs.Count: 0, Lists.Count: 0, Not.Count: 0, Case: null })
        {
            entry.Wrong(Codes.RuleWithoutEffect, "the rule asks for nothing; write needs, lists, not or case");
        }

        _rules.Add(rule);
    }

    private static List<Example> Examples(Entry entry, string field)
    {
        var examples = new List<Example>();
        entry[field].Texts("sentences", item =>
        {
            var text = item.Text();
            examples.Add(new Example(text, item.Place.ToString()));
            return text;
        });
        if (examples.Count == 0 && entry.Has(field))
        {
            entry[field].Wrong(Codes.NoExamples, $"\"{field}\" has no sentence; a rule's examples are its tests");
        }

        return examples;
    }
}
