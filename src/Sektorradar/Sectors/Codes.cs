namespace Sektorradar.Sectors;

/// <summary>The problems a sector's files can have. Meaning and remedy are in <c>docs/problems.md</c>.</summary>
internal static class Codes
{
    public const string NoSectorFile = "SR-100";
    public const string DoesNotParse = "SR-101";
    public const string MissingField = "SR-102";
    public const string UnknownField = "SR-103";
    public const string WrongType = "SR-104";
    public const string NotInList = "SR-105";
    public const string BadId = "SR-106";
    public const string Twice = "SR-107";
    public const string UnknownReference = "SR-108";
    public const string BadDate = "SR-109";
    public const string WrongOrder = "SR-110";
    public const string BadAddress = "SR-111";
    public const string BadCountry = "SR-112";
    public const string MissingLanguage = "SR-113";
    public const string NumberInText = "SR-114";
    public const string HiddenCharacter = "SR-115";
    public const string FiguresContradict = "SR-116";
    public const string TwoOwners = "SR-117";
    public const string Cycle = "SR-118";
    public const string NotFourQuadrants = "SR-119";
    public const string RefusedYaml = "SR-120";
    public const string Tab = "SR-121";
    public const string TooLarge = "SR-122";
    public const string MisplacedFile = "SR-123";
    public const string FinalStop = "SR-124";
    public const string NoExamples = "SR-126";
    public const string RuleWithoutEffect = "SR-127";
    public const string Person = "SR-128";
    public const string NotYet = "SR-129";
    public const string Intended = "SR-130";
    public const string UntoldConflict = "SR-131";
    public const string TooLong = "SR-132";
}
