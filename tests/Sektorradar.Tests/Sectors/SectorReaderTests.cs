using CsCheck;
using Sektorradar.Model;
using Sektorradar.Sectors;

namespace Sektorradar.Tests.Sectors;

public class SectorReaderTests
{
    [Fact]
    public void A_valid_sector_has_no_problems()
    {
        var reading = SmallSector.Read(SmallSector.Files);

        Assert.Empty(reading.Problems);
        Assert.Equal(SmallSector.Id, reading.Sector!.Id);
        Assert.Equal(["lamps", "fog", "boats", "rules"], reading.Sector.Quadrants.Select(quadrant => quadrant.Id));
    }

    [Fact]
    public void A_subject_has_what_its_fields_say()
    {
        var subject = SmallSector.Read(SmallSector.Files).Sector!.Find("openlamp")!;

        Assert.Equal(SubjectKind.Project, subject.Kind);
        Assert.Equal(new Localized("OpenLamp"), subject.Name);
        Assert.Equal("program that lights lamps", subject.Summary.En);
        Assert.Equal([new Localized("olamp"), new Localized("Lamp 3")], subject.Aliases);
        Assert.Equal("lamps", subject.Quadrant);
        Assert.Equal("EU", subject.Country);
        Assert.Equal(Audience.Norway, subject.Audience);
        Assert.Equal([null, new DateOnly(2023, 8, 8)], subject.Repositories.Select(repository => repository.Forked));
        Assert.Equal("code.example.org/openlamp/openlamp", subject.Repositories[0].About);
        Assert.Equal(["npm:@openlamp/core"], subject.Packages);
        Assert.Equal(["wick"], subject.Rivals);
    }

    [Fact]
    public void Aliases_may_be_more_in_one_language_than_in_another()
    {
        var aliases = SmallSector.Read(SmallSector.Files).Sector!.Find("lamp-control")!.Aliases;

        Assert.Equal(["styring av lamper", "lampestyring"], aliases.Select(alias => alias.Nb));
        Assert.Equal(["lamp control"], aliases.Select(alias => alias.En).Distinct());
    }

    [Fact]
    public void A_fact_has_what_its_fields_say()
    {
        var fact = Fact("lamps-lit");

        Assert.Equal(Modality.Measurement, fact.Modality);
        Assert.Equal(new DateOnly(2026, 6, 30), fact.AsOf);
        Assert.Equal(new DateOnly(2026, 4, 1), fact.Period!.From);
        Assert.True(fact.Has("use"));
        Assert.Equal("page 12", fact.Source.Locator);
        Assert.Equal(new DateOnly(2027, 6, 30), fact.StaleAfter);
        var share = Assert.IsType<Statement.Share>(fact.Statement);
        Assert.Equal((40, 61, 3, 5), (share.Value, share.Of, share.Organisations, share.OfOrganisations));
    }

    [Fact]
    public void Each_kind_of_fact_has_its_statement()
    {
        Assert.Equal(14.9m, Assert.IsType<Statement.Amount>(Fact("lamps-cost").Statement).Value);
        Assert.Equal("2025-08..2026-07", Assert.IsType<Statement.Change>(Fact("lamps-growth").Statement).ToPeriod.Text);
        Assert.Equal("graduated", Assert.IsType<Statement.Event>(Fact("lamp-graduated").Statement).What);
        Assert.Equal("the foundation owns the name OpenLamp", Assert.IsType<Statement.Status>(Fact("lamp-status").Statement).Text.En);
        Assert.Equal(SourceClass.SelfPublished, Fact("lamps-cost").Source.Class);
    }

    [Fact]
    public void The_digest_of_a_fact_ignores_comments_layout_and_order()
    {
        var moved = SmallSector.ReadWith("facts/lamps.yaml", "  value: 40\n  of: 61\n", "  # counted twice\n\n  of:   61\n  value:   40\n");

        Assert.Equal(Fact("lamps-lit").Digest, moved.Sector!.Facts[0].Digest);
    }

    [Fact]
    public void The_digest_of_a_fact_follows_its_content()
    {
        var changed = SmallSector.ReadWith("facts/lamps.yaml", "value: 40", "value: 41");

        Assert.NotEqual(Fact("lamps-lit").Digest, changed.Sector!.Facts[0].Digest);
        Assert.Equal(Fact("lamps-cost").Digest, changed.Sector.Facts[1].Digest);
    }

    [Fact]
    public void Files_from_another_system_are_read_the_same()
    {
        var files = SmallSector.Files.Select(file => file with { Text = "\uFEFF" + file.Text.ReplaceLineEndings("\r\n") }).ToList();

        var reading = SmallSector.Read(files);

        Assert.Empty(reading.Problems);
        Assert.Equal(Fact("lamps-lit").Digest, reading.Sector!.Facts[0].Digest);
    }

    [Theory]
    [InlineData("\"kind\": share")]
    [InlineData("kind: ' share '")]
    [InlineData("kind: >-\n    share")]
    public void However_a_value_is_quoted_it_means_the_same(string kind)
    {
        var fact = SmallSector.ReadWith("facts/lamps.yaml", "kind: share", kind).Sector!.Facts[0];

        Assert.IsType<Statement.Share>(fact.Statement);
        Assert.Equal(Fact("lamps-lit").Digest, fact.Digest);
    }

    [Fact]
    public void Every_mistake_is_reported_at_once_in_the_order_of_the_files()
    {
        var reading = SmallSector.Read(
            new("sector.yaml", SmallSector.Sector.Replace("country: NO", "country: Norge", StringComparison.Ordinal)),
            new("subjects/lamps.yaml", SmallSector.Subjects.Replace("kind: project", "kind: projekt", StringComparison.Ordinal)),
            new("facts/lamps.yaml", SmallSector.Facts.Replace("value: 40", "value: many", StringComparison.Ordinal)));

        Assert.Null(reading.Sector);
        Assert.Equal(["SR-104", "SR-112", "SR-105"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void A_file_that_does_not_parse_brings_no_reports_about_what_may_be_in_it()
    {
        var reading = SmallSector.ReadWith("subjects/lamps.yaml", "kind: technology", "kind: [");

        Assert.Equal(["SR-101"], reading.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public void Other_files_in_the_folder_are_left_alone()
    {
        var reading = SmallSector.Read([.. SmallSector.Files, new("README.md", "\t"), new("evidence/2026/a.jsonl", "{")]);

        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void A_torn_file_never_throws()
    {
        Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1]).Sample((which, part) =>
        {
            var reading = SmallSector.Read([.. SmallSector.Files.Select((file, i) => i == which ? file with { Text = file.Text[..(int)(file.Text.Length * part)] } : file)]);
            return reading.Sector is null == reading.Problems.Count > 0;
        });
    }

    [Fact]
    public void A_file_with_foreign_characters_never_throws()
    {
        const string Strange = "\t\0{}[]:,-#&*!|>'\"%@`?~\\\u202E\uD800\uFEFF\n\r 09.aZ";
        Gen.Select(Gen.Int[0, 2], Gen.Double[0, 1], Gen.Char[Strange].Array[1, 4]).Sample((which, part, insert) =>
        {
            var reading = SmallSector.Read([.. SmallSector.Files.Select((file, i) => i == which ? file with { Text = file.Text.Insert((int)(file.Text.Length * part), new string(insert)) } : file)]);
            return reading.Sector is null == reading.Problems.Count > 0 && reading.Problems.All(problem => !problem.ToString().Any(char.IsControl));
        });
    }

    private static Sektorradar.Model.Fact Fact(string id) => SmallSector.Read(SmallSector.Files).Sector!.Facts.Single(fact => fact.Id == id);
}
