using Sektorradar.Model;

namespace Sektorradar.Scoring;

/// <summary>Substance and hype of every subject of an edition.</summary>
public sealed class Grades
{
    private readonly Dictionary<string, Substance> _substance;
    private readonly IReadOnlyDictionary<string, Hype> _hype;

    private Grades(Dictionary<string, Substance> substance, IReadOnlyDictionary<string, Hype> hype) => (_substance, _hype) = (substance, hype);

    /// <param name="attention">What was counted of attention; nothing where no such source was read.</param>
    /// <param name="counted">What sources other than git, facts and registers count of a subject; null for what they do not.</param>
    public static Grades Of(Ledger ledger, Scores scores, IReadOnlyList<Attention>? attention = null, Func<string, KindOfEvidence, Counted?>? counted = null)
    {
        var substance = scores.All.ToDictionary(score => score.Subject.Id, score => Substance.Of(SubstanceItems.Of(score, ledger, scores, counted ?? ((_, _) => null))));
        return new Grades(substance, Hypes.Of([.. (attention ?? []).Where(series => substance.ContainsKey(series.Subject))], subject => substance[subject]));
    }

    public Substance SubstanceOf(string subject) => _substance[subject];

    /// <summary>Null where no attention was counted, or too little substance is known to compare it with.</summary>
    public Hype? HypeOf(string subject) => _hype.GetValueOrDefault(subject);
}
