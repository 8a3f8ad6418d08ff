namespace Sektorradar.Sources.Eforms;

/// <summary>What a notice is for.</summary>
public enum NoticeKind
{
    /// <summary>A type that is not in the list.</summary>
    Unknown,

    /// <summary>Something may be bought later.</summary>
    Planning,

    /// <summary>Tenders are asked for.</summary>
    Competition,

    /// <summary>A contract is to be given to somebody without a competition: it has not been given yet.</summary>
    Intent,

    /// <summary>How a competition ended.</summary>
    Result,

    /// <summary>A contract was changed or fulfilled.</summary>
    Contract,

    /// <summary>Not about a contract.</summary>
    Other,
}

public static class NoticeKinds
{
    /// <param name="type">Code of the eForms list notice-type.</param>
    public static NoticeKind Of(string type) => type switch
    {
        "cn-standard" or "cn-social" or "cn-desg" or "pin-cfc-standard" or "pin-cfc-social" or "subco" or "qu-sy" => NoticeKind.Competition,
        "can-standard" or "can-social" or "can-desg" or "can-tran" => NoticeKind.Result,
        "pin-only" or "pin-buyer" or "pin-rtl" or "pin-tran" or "pmc" => NoticeKind.Planning,
        "veat" => NoticeKind.Intent,
        "can-modif" or "compl" => NoticeKind.Contract,
        "brin-ecs" or "brin-eeig" => NoticeKind.Other,
        _ => NoticeKind.Unknown,
    };
}
