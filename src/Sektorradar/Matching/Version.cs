using System.Text.RegularExpressions;

namespace Sektorradar.Matching;

/// <summary>A version after a name says that it is one of software: <c>Helm 4</c>, <c>Flux 2.7</c>. A year, a price and a measure say nothing.</summary>
internal static partial class Version
{
    public static bool Follows(Surroundings around) => Form().IsMatch(around.Text.AsSpan(around.End));

    [GeneratedRegex(@"^ v?([0-9]{1,2}|[0-9]{1,3}(\.[0-9]{1,3}){1,3})(?![\p{L}\p{N}_.,]*[\p{N}])(?! ?(%|(km|m|cm|mm|kg|g|l|liter|kr|kroner|nok|prosent|percent|år|years?|dag(er|ar)?|days?|minutt(er|ar)?|minutes?|tim(er|ar|e)|hours?|personer|personar|people|stk|mill\w*|mrd|milliard\w*)\b))", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
