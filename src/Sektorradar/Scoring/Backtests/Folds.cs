using Sektorradar.Model;

namespace Sektorradar.Scoring.Backtests;

/// <summary>On whose past the season and the prior are measured that a topic is judged with.</summary>
public enum Learning
{
    /// <summary>On all topics and years, the one that is judged too, and in its drift as well: it knows what it should not.</summary>
    Whole,

    /// <summary>On the other four of five folds of topics; the drift on all others.</summary>
    OtherFolds,
}

/// <summary>How busy each week of a topic was to be expected, measured on the topics of other folds.</summary>
internal sealed class Folds
{
    private const int Count = 5;
    private readonly Dictionary<(int Fold, Audience Audience, Metric Metric), Season> _seasons;
    private readonly Learning _learning;

    public Folds(IReadOnlyList<BacktestTopic> topics, Learning learning)
    {
        _learning = learning;
        var keys = from fold in All
                   from audience in Enum.GetValues<Audience>()
                   from kind in KindOfSignal.OfRepositories
                   select (Fold: fold, Audience: audience, kind.Metric);
        _seasons = keys.AsParallel().Select(key => (key, Season: Season.Of(topics
            .Where((topic, i) => topic.Audience == key.Audience && LearnsFrom(key.Fold, i))
            .Select(topic => new Series(topic.First, topic.Weekly[key.Metric]))))).ToDictionary(pair => pair.key, pair => pair.Season);
    }

    /// <summary>Every fold, by number.</summary>
    public IEnumerable<int> All => Enumerable.Range(0, _learning == Learning.Whole ? 1 : Count);

    /// <summary>Whether what the topic at this place did may be used where the fold is judged.</summary>
    public bool LearnsFrom(int fold, int topic) => _learning == Learning.Whole || topic % Count != fold;

    public int FoldOf(int topic) => _learning == Learning.Whole ? 0 : topic % Count;

    /// <summary>For every week of the topic at this place of the panel.</summary>
    public double[] Exposure(BacktestTopic topic, int place, Metric metric)
    {
        var season = _seasons[(FoldOf(place), topic.Audience, metric)];
        return [.. Enumerable.Range(0, topic.Weeks).Select(week => season[topic.Monday(week)])];
    }
}
