using Sektorradar.Model;
using Sektorradar.Rendering;
using Sektorradar.Reporting;

namespace Sektorradar.Cli;

/// <summary>A dossier as plain text on standard output.</summary>
/// <param name="reader">Of the edition with the dossier's sections and sources.</param>
internal sealed class DossierText(Reader reader, Subject subject)
{
    public void Write()
    {
        var report = reader.Report;
        Terminal.Heading($"{subject.Name[reader.Language]} ({subject.Id}), {reader.Day(report.AsOf)}");
        Terminal.Paragraph(subject.Summary[reader.Language]);
        foreach (var section in report.Sections)
        {
            Console.WriteLine();
            Terminal.Heading($"{section.Number}. {reader.Word("section." + section.Id)}");
            if (section.Blocks.Count == 0)
            {
                Terminal.Paragraph(reader.Say($"section.{section.Id}.empty"));
            }

            foreach (var block in section.Blocks)
            {
                Write(block);
            }
        }

        Console.WriteLine();
        Terminal.Heading(reader.Word("section.sources"));
        foreach (var source in report.Sources)
        {
            Console.WriteLine($"[{source.Number}] {source.Title}, {source.Publisher}, {reader.Day(source.Date)}. {reader.PlacesOf(source)}");
            if (source.Link is { } link)
            {
                Console.WriteLine($"    {link.AbsoluteUri}");
            }
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Prose prose:
                Sentences(prose.Sentences);
                break;
            case Block.Listing listing:
                Terminal.Paragraph(reader.Word(listing.Heading) + ":");
                Sentences(listing.Sentences);
                break;
            case Block.Table table:
                Terminal.Result([.. table.Columns.Select(reader.Heading), ""], [.. table.Rows.Select(row => (IReadOnlyList<string>)[.. table.Columns.Select(column => reader.Cell(row.Claim, column)), Numbers(row.Claim)])]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block));
        }
    }

    private void Sentences(IEnumerable<Claim> claims)
    {
        foreach (var claim in claims)
        {
            Terminal.Paragraph($"- {reader.Realiser.Sentence(claim, subject.Id)} {Numbers(claim)}", indent: 2);
        }
    }

    private string Numbers(Claim claim) => $"[{string.Join(", ", reader.Numbers.RangesOf(claim).Select(range => range.First == range.Last ? $"{range.First}" : $"{range.First}–{range.Last}"))}]";
}
