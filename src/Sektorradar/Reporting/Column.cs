namespace Sektorradar.Reporting;

/// <summary>
/// The columns that a table can have: names of values of a row's claim, except <see cref="Because"/>, which holds the sentences of its other
/// claims. Each has a heading in the phrases, <c>column.</c> and its name.
/// </summary>
public enum Column
{
    Subject, Kind, Label, Ratio, Metric, Fresh, Expected, Summary, Published, Licence, Stars, Use, Before, Substance, Hype, Newcomers, Active, Arrivals, Departures, Until, Repositories, Declaring, Median, Upper, Outliers,
    Because,
    Baseline, Change, Sector, Unevenness, Weight, Direction, Week, Evidence, Found, Day, Value, Repository, State, Head,
}

public static class Columns
{
    /// <summary>The column's name in values, phrases, JSON and style.</summary>
    public static string Name(this Column column) => column.ToString().ToLowerInvariant();
}
