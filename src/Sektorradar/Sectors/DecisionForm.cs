using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>The entries of <c>decisions/*.yaml</c>.</summary>
internal sealed partial class DecisionForm(Names names)
{
    private readonly List<(Decision Decision, Entry Entry)> _read = [];

    public IReadOnlyList<Decision> Decisions => [.. _read.Select(read => read.Decision)];

    public void Read(Value value)
    {
        var entry = value.Entry(Shapes.Decision);
        var ring = entry["ring"].OneOf(Vocabulary.Rings);
        var decision = new Decision(
            names.Refer("subject", entry["subject"]),
            Enum.TryParse<Ring>(ring, ignoreCase: true, out var placed) ? placed : null,
            entry["decided"].Day(),
            entry["by"].Name(),
            entry["reason"].Phrase(),
            entry.Has("until") ? entry["until"].Day() : null,
            entry.Has("link") ? entry["link"].Address() : null,
            value.Place.Path,
            Canonical.DigestOf(value.Node));

        Check(decision, entry);
        _read.Add((decision, entry));
    }

    /// <summary>Reports what only shows when all subjects are read.</summary>
    public void Settle(IReadOnlyList<Subject> subjects)
    {
        foreach (var (decision, entry) in _read)
        {
            if (subjects.FirstOrDefault(subject => subject.Id == decision.Subject) is { Quadrant: null })
            {
                entry["subject"].Wrong(Codes.UnknownReference, $"{Characters.Quoted(decision.Subject)} has no quadrant, so the radar has no place for it; give the subject one, or remove the decision");
            }
        }
    }

    private void Check(Decision decision, Entry entry)
    {
        if (decision.Until is { } until && until != default && until < decision.Decided)
        {
            entry["until"].Wrong(Codes.WrongOrder, $"the decision ends before the day it was made ({decision.Decided:yyyy-MM-dd}); until is the last day on which it counts");
        }

        var same = _read.Find(other => other.Decision.Subject == decision.Subject && other.Decision.Decided == decision.Decided).Entry;
        if (same is not null && decision.Subject.Length > 0 && decision.Decided != default)
        {
            entry.Wrong(Codes.Twice, $"{Characters.Quoted(decision.Subject)} was already decided on {decision.Decided:yyyy-MM-dd}, at {same.Place}; the newest counts, so leave one of the two");
        }

        // An account's name is a person as much as an address is; a reason may name a package (npm:@x/y).
        if (Languages.All.Any(language => decision.By[language].Contains('@', StringComparison.Ordinal)))
        {
            entry["by"].Wrong(Codes.Person, "an address or an account is a person's; write the role or the body that decided");
        }

        if (Languages.All.Any(language => MailAddress().IsMatch(decision.Reason[language])))
        {
            entry["reason"].Wrong(Codes.Person, "the text holds a mail address; remove it, what is decided here is printed");
        }
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)*\.\p{L}{2,}")]
    private static partial Regex MailAddress();
}
