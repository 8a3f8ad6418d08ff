using System.Text;
using Sektorradar.Model;
using Sektorradar.Reporting;

namespace Sektorradar.Rendering.Markdown;

/// <summary>The report as Markdown (GitHub's dialect), one file for each language.</summary>
internal sealed class MarkdownRenderer : IRenderer
{
    public IEnumerable<OutputFile> Render(Edition edition) =>
        Languages.All.Select(language => new OutputFile(FileNames.Of(edition.Names.Data, "md", language, edition.Report.Sector), new MarkdownPage(new Reader(edition, language)).Write()));
}

internal sealed class MarkdownPage(Reader reader)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        var report = reader.Report;
        Line($"# {reader.Word("page.title")}: {Escape(report.Sector.Name[reader.Language])}");
        Line($"**{reader.Label("page.asOf", ("day", new ClaimValue.Day(report.AsOf)))}.** {Escape(report.Sector.Summary[reader.Language])}");
        Line(string.Join(" · ", Languages.All.Where(other => other != reader.Language)
            .Select(other => $"[{Reader.NameOf(other)}]({FileNames.Of(reader.Edition.Names.Data, "md", other, report.Sector)})").Append($"[JSON]({reader.Edition.Names.Data}.json)")));
        if (report.Rebuilt is { } copied)
        {
            Line(reader.Say("page.rebuilt", ("day", new ClaimValue.Day(copied))));
        }

        foreach (var section in report.Sections)
        {
            Line($"## {section.Number}. {reader.Word("section." + section.Id)}");
            if (section.Blocks.Count == 0)
            {
                Line($"*{reader.Say($"section.{section.Id}.empty")}*");
            }

            foreach (var block in section.Blocks)
            {
                Write(block);
            }
        }

        Line($"## {reader.Word("section.sources")}");
        Line($"{reader.Say("page.sources.note")} {reader.Checks()}");
        foreach (var source in report.Sources)
        {
            _text.Append($"{source.Number}. <a id=\"s{source.Number}\"></a>{Title(source)}, {Escape(source.Publisher)}, ")
                .Append($"{reader.Day(source.Date)}. {Escape(reader.PlacesOf(source))}{Check(source)}\n");
        }

        _text.Append('\n');
        Line("---");
        Line($"{reader.Say("page.method")} {reader.Say("page.written", ("version", new ClaimValue.Literal(reader.Edition.Version)))}");
        return _text.ToString().TrimEnd('\n') + "\n";
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Prose prose:
                Line(string.Join(' ', prose.Sentences.Select(claim => Sentence(claim))));
                break;
            case Block.Listing listing:
                Line($"**{reader.Word(listing.Heading)}**");
                Items(listing.Sentences.Select(claim => Sentence(claim)));
                break;
            case Block.Table table:
                Table(table);
                break;
            case Block.Timeline timeline:
                Items(timeline.Events.Select(claim => $"**{reader.Realiser.Text(claim["day"])}**: {Sentence(claim)}"));
                break;
            case Block.Radar radar:
                foreach (var (ring, blips) in radar.Rings.Where(ring => ring.Blips.Count > 0))
                {
                    Line($"### {reader.Word("term.ring." + ring)}");
                    Line(reader.Say($"ring.{ring}.about"));
                    Items(blips.Select(blip => $"**{Escape(reader.Cell(blip.Claim, Column.Subject))}**: {Escape(reader.Beside(blip.Claim))}. {Because(blip)}"));
                }

                break;
            case Block.Actions actions:
                foreach (var (action, i) in actions.Items.Select((action, i) => (action, i)))
                {
                    Line($"### {i + 1}. {reader.Word($"action.{action.Id}.title")}");
                    Line($"{reader.Say($"action.{action.Id}.do")} **{reader.Word("page.action.done")}:** {reader.Say($"action.{action.Id}.done")}");
                    Items(action.Because.Prepend(action.Claim).Select(claim => Sentence(claim)));
                }

                break;
            case Block.Empty empty:
                Line($"*{Escape(reader.Realiser.Sentence(empty.Why))}*{Sources(empty.Why)}");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private void Table(Block.Table table)
    {
        Row(table.Columns.Select(reader.Heading));
        Row(table.Columns.Select(_ => "---"));
        foreach (var row in table.Rows)
        {
            Row(table.Columns.Select(column => column switch
            {
                Column.Because => Because(row),
                Column.Subject => $"**{Escape(reader.Cell(row.Claim, column))}**{Sources(row.Claim)}",
                _ => Escape(reader.Cell(row.Claim, column)),
            }));
        }

        _text.Append('\n');

        void Row(IEnumerable<string> cells) => _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    private string Because(Block.Row row) => string.Join(' ', row.Because.Select(claim => Sentence(claim, Reader.SubjectOf(row.Claim))));

    private string Sentence(Claim claim, string? about = null) => Escape(reader.Realiser.Sentence(claim, about)) + Sources(claim);

    private string Sources(Claim claim)
    {
        var numbers = reader.Numbers.RangesOf(claim).Select(range => range.First == range.Last ? Link(range.First) : $"{Link(range.First)}–{Link(range.Last)}");
        return $" \\[{string.Join(", ", numbers)}\\]";

        static string Link(int number) => $"[{number}](#s{number})";
    }

    private void Items(IEnumerable<string> items)
    {
        foreach (var item in items)
        {
            _text.Append("- ").Append(item).Append('\n');
        }

        _text.Append('\n');
    }

    private void Line(string line) => _text.Append(line).Append("\n\n");

    private string Check(CitedSource source) =>
        reader.CheckOf(source) is not { Length: > 0 } found ? "" : $". {Escape(found)}{(source.Check?.MovedTo is { } to ? $" [{Escape(to.AbsoluteUri)}]({Address(to)})" : "")}";

    private static string Title(CitedSource source) => source.Link is { } link ? $"[{Escape(source.Title)}]({Address(link)})" : Escape(source.Title);

    /// <summary>An address that cannot end its own link.</summary>
    private static string Address(Uri link) => link.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal);

    /// <summary>Names and titles come from outside; none of their characters may become markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\\' or '&' or '|' or '*' or '_' or '[' or ']' or '<' or '>' or '`' or '#' or '~')
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
