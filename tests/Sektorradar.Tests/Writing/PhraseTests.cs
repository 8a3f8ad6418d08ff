using System.Text.RegularExpressions;
using Sektorradar.Model;
using Sektorradar.Reporting;
using Sektorradar.Scoring;
using Sektorradar.Sectors;
using Sektorradar.Writing;

namespace Sektorradar.Tests.Writing;

/// <summary>The phrase tables themselves: three equal languages, nothing missing, nothing said twice.</summary>
public partial class PhraseTests
{
    /// <summary>Forms that belong to one written Norwegian only; one of them in the other's file is a slip.</summary>
    private static readonly Dictionary<Language, Regex> Foreign = new()
    {
        [Language.Nb] = Any(
            "ikkje", "frå", "eit", "ein", "kva", "kven", "kvar", "korleis", "nokon", "noko", "berre", "vart", "vere", "høgare", "meir", "dei", "no",
            "sjølv", "òg", "heile", "mellom anna", "kjelde", "kjelder", "verksemd", "verksemder", "veke", "veker", "månad", "signala"),
        [Language.Nn] = Any(
            "ikke", "fra", "et", "en", "hva", "hvem", "hver", "hvordan", "noen", "noe", "bare", "ble", "være", "høyere", "mer", "de andre", "nå",
            "selv", "også", "hele", "blant annet", "kilde", "kilder", "virksomhet", "virksomheter", "uke", "uker", "måned", "signalene", "jeg",
            "hun"),
    };

    public static TheoryData<Language> Everyone => [.. Languages.All];

    private static IEnumerable<(string Key, string Text)> Wordings(Language language) =>
        from key in PhraseSet.Of(language).Keys from text in PhraseSet.Of(language).WordingsOf(key) select (key, text);

    [Fact]
    public void The_languages_have_the_same_keys() => Assert.All(Languages.All, language =>
        Assert.Equal(PhraseSet.Of(Language.Nb).Keys.Order(StringComparer.Ordinal), PhraseSet.Of(language).Keys.Order(StringComparer.Ordinal)));

    [Fact]
    public void A_key_has_the_same_slots_in_every_wording_and_language() => Assert.All(PhraseSet.Of(Language.Nb).Keys, key =>
        Assert.Single(Languages.All.SelectMany(language => PhraseSet.Of(language).WordingsOf(key)).Select(wording => string.Join(' ', SlotsOf(wording).Distinct().Order(StringComparer.Ordinal))).Distinct()));

    /// <summary>What is left out where the reader knows whom it is about is left out in each of them.</summary>
    [Fact]
    public void Wordings_of_one_key_begin_with_the_subject_or_none_does() => Assert.All(Languages.All, language => Assert.All(PhraseSet.Of(language).Keys, key =>
        Assert.Single(PhraseSet.Of(language).WordingsOf(key).Select(wording => wording.StartsWith("{subject}: ", StringComparison.Ordinal)).Distinct())));

    /// <summary>A number in a phrase would be one that no evidence carries.</summary>
    [Theory]
    [MemberData(nameof(Everyone))]
    public void No_phrase_holds_a_digit_outside_its_slots(Language language) =>
        Assert.DoesNotContain(Wordings(language), phrase => Slot().Replace(phrase.Text, "").Any(char.IsDigit));

    [Theory]
    [MemberData(nameof(Everyone))]
    public void No_phrase_is_empty_or_ends_in_a_stop_or_has_a_space_too_many(Language language) => Assert.All(Wordings(language), wording =>
    {
        var (key, phrase) = wording;
        Assert.False(string.IsNullOrWhiteSpace(phrase), key);
        Assert.Equal(phrase.Trim(), phrase);
        Assert.DoesNotContain("  ", phrase, StringComparison.Ordinal);
        Assert.False(phrase.EndsWith('.'), $"{key}: the stop is set when the sentence is made");
        Assert.Equal(phrase.Count(c => c == '{'), phrase.Count(c => c == '}'));
        Assert.Equal(phrase.Count(c => c == '('), phrase.Count(c => c == ')'));
        Assert.Equal(phrase.Count(c => c == '«'), phrase.Count(c => c == '»'));
    });

    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Nn)]
    public void Each_written_norwegian_keeps_to_its_own_forms(Language language)
    {
        var slips = from wording in Wordings(language)
                    from slip in Foreign[language].Matches(Slot().Replace(wording.Text, " ").ToLowerInvariant())
                    select $"{wording.Key}: {slip.Value}";

        Assert.Empty(slips);
    }

    /// <summary>The editor's own texts in the sector's files, which become parts of the same sentences.</summary>
    [Theory]
    [InlineData(Language.Nb)]
    [InlineData(Language.Nn)]
    public void The_bundled_sector_keeps_to_them_too(Language language)
    {
        var sector = Reporting.BundledEdition.Sector;
        var texts = sector.Subjects.Select(subject => subject.Summary).Concat(sector.Facts.SelectMany(TextsOf)).Where(text => text.Nb != text.En).Select(text => text[language]);
        var slips = from text in texts
                    from slip in Foreign[language].Matches(text.ToLowerInvariant())
                    select $"{slip.Value}: {text}";

        Assert.Empty(slips.Distinct());
    }

    /// <summary>The same words under two keys are edited in one place and forgotten in the other.</summary>
    [Theory]
    [MemberData(nameof(Everyone))]
    public void No_whole_sentence_stands_twice(Language language) =>
        Assert.Empty(Wordings(language).GroupBy(wording => wording.Text)
            .Where(same => same.Count() > 1 && same.Key.Count(c => c == ' ') > 2).Select(same => string.Join(", ", same.Select(wording => wording.Key))));

    [Fact]
    public void Every_kind_of_fact_in_every_modality_is_a_sentence_in_every_language()
    {
        var facts = (from statement in Statements() from modality in Enum.GetValues<Modality>() select Fact(statement, modality)).ToList();
        var sector = new Scoring.SmallLedger().Subject("openlamp").Sector;

        Assert.Equal(42, facts.Count);
        Assert.All(facts, fact => Assert.All(Languages.All, language => Assert.DoesNotContain("{", new Realiser(sector, language).Sentence(FactClaims.Of(fact)), StringComparison.Ordinal)));
    }

    /// <summary>A forecast that reads as a fact would be a lie.</summary>
    [Theory]
    [InlineData(Modality.Forecast)]
    [InlineData(Modality.Goal)]
    [InlineData(Modality.Proposal)]
    [InlineData(Modality.Opinion)]
    public void What_is_not_certain_never_reads_as_a_fact(Modality modality)
    {
        var sector = new Scoring.SmallLedger().Subject("openlamp").Sector;

        Assert.All(Statements(), statement => Assert.All(Languages.All, language =>
            Assert.NotEqual(new Realiser(sector, language).Sentence(FactClaims.Of(Fact(statement, Modality.Fact))), new Realiser(sector, language).Sentence(FactClaims.Of(Fact(statement, modality))))));
    }

    [Fact]
    public void A_fact_without_a_source_that_agrees_says_which_disagree()
    {
        var (one, other) = (Fact(Statements().First(), Modality.Fact) with { ConflictsWith = "other" }, Fact(Statements().First(), Modality.Fact) with { Id = "other" });
        var ledger = new Ledger(new DateOnly(2026, 8, 24), [], [], [one, other]);

        Assert.Equal("fact.conflict", FactClaims.WithConflict(one, ledger).Last().Kind);
        Assert.Equal(2, FactClaims.WithConflict(one, ledger).Last().Evidence.Count);
    }

    /// <summary>Every key that the code can ask for, from its own lists. A key that is missing would stop an edition in the middle.</summary>
    [Fact]
    public void Every_key_that_the_code_asks_for_is_there() => Assert.DoesNotContain(Asked().Distinct(), key => !PhraseSet.Of(Language.Nb).Has(key));

    /// <summary>A phrase that nothing asks for is one that a translator works on in vain.</summary>
    [Fact]
    public void Every_phrase_is_asked_for()
    {
        var code = string.Join('\n', Directory.EnumerateFiles(Path.Combine(Docs.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor").Select(File.ReadAllText));
        var asked = Asked().ToHashSet();

        // Sections of the history, and words that end in what a rule found, are put together from parts.
        string[] parts = ["momentum.faded", "momentum.unconfirmed", "term.label.unconfirmed", "section.editions", "section.rings", "section.labels", "section.conflicts", "term.movement.", "term.label.faded"];
        Assert.Empty(PhraseSet.Of(Language.Nb).Keys.Where(key => !asked.Contains(key) && !parts.Any(part => key.StartsWith(part, StringComparison.Ordinal)) && !Names(key) && !NamesTerm(key)).Order(StringComparer.Ordinal));

        bool NamesTerm(string key) => key.StartsWith("term.", StringComparison.Ordinal) && Names(key["term.".Length..]);

        bool Names(string key) => code.Contains($"\"{key}\"", StringComparison.Ordinal);
    }

    private static Scoring.SmallLedger OneSubject => new Scoring.SmallLedger().Subject("openlamp");

    private static IEnumerable<string> Asked() =>
    [
        .. from label in Enum.GetValues<MomentumLabel>() where label != MomentumLabel.NotRated select "momentum." + label.ToString().ToLowerInvariant(),
        .. from label in new[] { "disagree", "unclear", "not-rated" } from kind in new[] { "momentum.", "term.label." } select kind + label,
        .. new[] { "term.unknown", "word.and", "word.months", "word.quarter", "scale.6", "scale.9" },
        .. from label in Enum.GetValues<MomentumLabel>() where label != MomentumLabel.NotRated select "term.label." + label.ToString().ToLowerInvariant(),
        .. from kind in Enum.GetValues<SubjectKind>() select "term.kind." + kind.ToString().ToLowerInvariant(),
        .. from confidence in Enum.GetValues<Confidence>() select "term.confidence." + confidence.ToString().ToLowerInvariant(),
        .. from ring in Enum.GetValues<Ring>() select "term.ring." + ring.ToString().ToLowerInvariant(),
        .. from ring in Enum.GetValues<Ring>() select $"ring.{ring.ToString().ToLowerInvariant()}.about",
        .. from kind in KindOfSignal.All select "term.metric." + kind.Metric.Name(),
        .. from kind in KindOfEvidence.All select "term.evidence." + kind.Id,
        .. from kind in KindOfEvidence.All select "term.found." + kind.Id,
        .. from section in Dossier.Of(Draft.Of(OneSubject.Sector, OneSubject.Ledger), OneSubject.Sector.Subjects[0]).Sections from end in new[] { "", ".empty" } select $"section.{section.Id}{end}",
        "cell.substance", "cell.hype",
        .. from rule in Docs.Table("scoring.md", "Rule") select "term.rule." + rule[0],
        .. from obstacle in new[] { "ended", "no-licence", "unrecognised", "not-open" } select "term.obstacle." + obstacle,
        .. from unit in Vocabulary.Units where unit is not ("percent" or "score") select "unit." + unit,
        .. from section in Outline.Build(new Scoring.SmallLedger().Sector, new Scoring.SmallLedger().Ledger).Sections from end in new[] { "", ".empty" } select $"section.{section.Id}{end}",
        .. from action in Vocabulary.Tags where action.StartsWith("action-", StringComparison.Ordinal) from part in new[] { "title", "do", "done" } select $"action.{action["action-".Length..]}.{part}",
        .. from risk in Vocabulary.Tags where risk.StartsWith("risk-", StringComparison.Ordinal) from prefix in new[] { "", "term." } select $"{prefix}risk.{risk["risk-".Length..]}",
        .. from statement in Statements() from modality in Enum.GetValues<Modality>() select FactClaims.Of(Fact(statement, modality)).Kind,
        .. from column in Enum.GetValues<Column>() select "column." + column.Name(),
        .. from modality in Enum.GetValues<Modality>() select "term.modality." + modality.ToString().ToLowerInvariant(),
        .. from verdict in LinkVerdicts.All where verdict != LinkVerdict.NotChecked select "link." + verdict.Code(),
        "column.trend", "section.sources", "term.rule." + Decided.Rule, "term.ring.none",
    ];

    private static IEnumerable<Statement> Statements()
    {
        var words = new Localized("noe", "noko", "something");
        var period = Period.Parse("2026-Q2")!;
        return
        [
            new Statement.Share(1, 2, words, words, null, null), new Statement.Share(1, 2, words, words, 1, 2), new Statement.Amount(1, "people", words),
            new Statement.Change(1, period, 2, period, "percent", words), new Statement.Event(new DateOnly(2026, 6, 30), words, null), new Statement.Status(words),
        ];
    }

    private static Fact Fact(Statement statement, Modality modality)
    {
        var day = new DateOnly(2026, 6, 30);
        var source = new FactSource("Lamps", "The Lighthouse Office", new Uri("https://office.example.org/lamps"), day, "page 1", SourceClass.Primary);
        return new Fact("a-fact", "openlamp", new Localized("The Lighthouse Office"), modality, day, Period.Parse("2026-Q2"), [], source, null, null, statement, "0123456789abcdef");
    }

    private static IEnumerable<Localized> TextsOf(Fact fact) => fact.Statement switch
    {
        Statement.Share share => [share.Quantity, share.Population],
        Statement.Amount amount => [amount.Quantity],
        Statement.Change change => [change.Quantity],
        Statement.Event happened => [happened.Text],
        Statement.Status status => [status.Text],
        _ => [],
    };

    private static Regex Any(params IEnumerable<string> forms) => new($@"(?<![\p{{L}}.])({string.Join('|', forms)})(?![\p{{L}}-])", RegexOptions.CultureInvariant);

    private static IEnumerable<string> SlotsOf(string phrase) => Slot().Matches(phrase).Select(slot => slot.Groups[1].Value.Split('|')[0]);

    [GeneratedRegex(@"\{([^}]+)\}")]
    private static partial Regex Slot();
}
