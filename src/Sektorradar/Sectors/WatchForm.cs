using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>The entries of <c>sources/*.yaml</c>: feeds, organisations, how subjects are asked for, and what is proposed no more.</summary>
internal sealed partial class WatchForm(Names names)
{
    private readonly List<Feed> _feeds = [];
    private readonly List<Organisation> _organisations = [];
    private readonly List<Question> _questions = [];
    private readonly List<Dismissal> _dismissed = [];

    public Watch Watch => new(_feeds, _organisations, _questions) { Dismissed = _dismissed };

    public void Read(Value value)
    {
        var kind = value.Peek("kind");
        var entry = value.Entry(Shapes.Watch(kind));
        entry["kind"].OneOf([.. Shapes.Watches.Keys]);
        switch (kind)
        {
            case "feed":
                _feeds.Add(ReadFeed(entry));
                break;
            case "organisation":
                _organisations.Add(ReadOrganisation(entry));
                break;
            case "question":
                _questions.Add(ReadQuestion(entry));
                break;
            case "dismissal":
                _dismissed.Add(new Dismissal(new Repository(entry["repository"].RepositoryAddress()), entry["reason"].Text()));
                break;
        }
    }

    private Feed ReadFeed(Entry entry)
    {
        var feed = new Feed(entry["id"].Id(), entry["name"].Text(), entry["address"].Address(), entry["language"].OneOf(Vocabulary.FeedLanguages));
        names.Declare("feed", feed.Id, entry["id"].Place);
        names.Own("feed", feed.Address.AbsoluteUri, feed.Id, entry["address"].Place);
        return feed;
    }

    private Organisation ReadOrganisation(Entry entry)
    {
        var organisation = new Organisation(
            entry["id"].Id(), entry["name"].Text(), Optional("number", NumberForm(), "nine digits in quotes, as the register of entities gives them"),
            Optional("domain", DomainForm(), "the name after the @ of its addresses, such as example.no"),
            Optional("github", AccountForm(), "the name after github.com/"));
        names.Declare("organisation", organisation.Id, entry["id"].Place);
        foreach (var (what, text) in new[] { ("number", organisation.Number), ("domain", organisation.Domain), ("account", organisation.Github) })
        {
            names.Own(what, text ?? "", organisation.Id, entry.Place);
        }

        return organisation;

        string? Optional(string field, Regex form, string wanted)
        {
            if (!entry.Has(field))
            {
                return null;
            }

            var text = entry[field].Text();
            if (text.Length > 0 && !form.IsMatch(text))
            {
                entry[field].Wrong(Codes.NotInList, $"{Characters.Quoted(text)} is not a {field}; write {wanted}");
            }

            return text;
        }
    }

    private Question ReadQuestion(Entry entry)
    {
        var question = new Question(names.Refer("subject", entry["subject"]), Texts("wikipedia", Article), Texts("journals", item => item.Text()),
            Texts("hackerNews", item => item.Text()), Texts("topics", item => item.Id()));
        names.Declare("question about", question.Subject, entry["subject"].Place);
        return question;

        IReadOnlyList<string> Texts(string field, Func<Value, string> read) => entry[field].Texts(field, read);
    }

    private static string Article(Value value)
    {
        var text = value.Text();
        if (text.Length > 0 && !ArticleForm().IsMatch(text))
        {
            value.Wrong(Codes.NotInList, $"{Characters.Quoted(text)} is not an article; write its language and its name in the address: en:Kubernetes, no:Kunstig_intelligens");
        }

        return text;
    }

    [GeneratedRegex("^[89][0-9]{8}$")]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")]
    private static partial Regex DomainForm();

    [GeneratedRegex("^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$")]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"^[a-z]{2,3}:\S+$")]
    private static partial Regex ArticleForm();
}
