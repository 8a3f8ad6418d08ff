using System.Text.RegularExpressions;
using Sektorradar.Model;

namespace Sektorradar.Sectors;

/// <summary>One entry of <c>sources/*.yaml</c>: a feed, an organisation, or how a subject is asked for.</summary>
internal static partial class WatchForm
{
    public static void Read(Value value, Names names, List<Feed> feeds, List<Organisation> organisations, List<Question> questions)
    {
        var kind = value.Peek("kind");
        var entry = value.Entry(Shapes.Watch(kind));
        entry["kind"].OneOf([.. Shapes.Watches.Keys]);
        switch (kind)
        {
            case "feed":
                feeds.Add(ReadFeed(entry, names));
                break;
            case "organisation":
                organisations.Add(ReadOrganisation(entry, names));
                break;
            case "question":
                questions.Add(ReadQuestion(entry, names));
                break;
        }
    }

    private static Feed ReadFeed(Entry entry, Names names)
    {
        var feed = new Feed(entry["id"].Id(), entry["name"].Text(), entry["address"].Address(), entry["language"].OneOf(Vocabulary.FeedLanguages));
        names.Declare("feed", feed.Id, entry["id"].Place);
        names.Own("feed", feed.Address.AbsoluteUri, feed.Id, entry["address"].Place);
        return feed;
    }

    private static Organisation ReadOrganisation(Entry entry, Names names)
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

    private static Question ReadQuestion(Entry entry, Names names)
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
