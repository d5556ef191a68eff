namespace Placement.Testing.Methods;

/// <summary>The events that applications can subscribe to, by scope: those of the application itself and the usual ones beside them.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/index.html</remarks>
internal static class EventNames
{
    private static readonly string[] Application =
    [
        "ONAPPUNINSTALL", "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPPAYMENT", "ONAPPTEST", "ONAPPMETHODCONFIRM", "ONOFFLINEEVENT",
    ];

    private static readonly (string Scope, string[] Events)[] ByScope =
    [
        ("user", ["ONUSERADD"]),
        ("crm",
        [
            "ONCRMLEADADD", "ONCRMLEADUPDATE", "ONCRMLEADDELETE",
            "ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALDELETE", "ONCRMDEALMOVETOCATEGORY",
            "ONCRMCONTACTADD", "ONCRMCONTACTUPDATE", "ONCRMCONTACTDELETE",
            "ONCRMCOMPANYADD", "ONCRMCOMPANYUPDATE", "ONCRMCOMPANYDELETE",
            "ONCRMQUOTEADD", "ONCRMQUOTEUPDATE", "ONCRMQUOTEDELETE",
            "ONCRMACTIVITYADD", "ONCRMACTIVITYUPDATE", "ONCRMACTIVITYDELETE",
            "ONCRMDYNAMICITEMADD", "ONCRMDYNAMICITEMUPDATE", "ONCRMDYNAMICITEMDELETE",
        ]),
        ("task",
        [
            "ONTASKADD", "ONTASKUPDATE", "ONTASKDELETE",
            "ONTASKCOMMENTADD", "ONTASKCOMMENTUPDATE", "ONTASKCOMMENTDELETE",
        ]),
        ("calendar", ["ONCALENDARENTRYADD", "ONCALENDARENTRYUPDATE", "ONCALENDARENTRYDELETE"]),
        ("telephony",
        [
            "ONVOXIMPLANTCALLINIT", "ONVOXIMPLANTCALLSTART", "ONVOXIMPLANTCALLEND",
            "ONEXTERNALCALLSTART", "ONEXTERNALCALLBACKSTART",
        ]),
        ("imbot", ["ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEUPDATE", "ONIMBOTMESSAGEDELETE", "ONIMBOTJOINCHAT", "ONIMBOTDELETE", "ONIMCOMMANDADD"]),
        ("imopenlines", ["ONOPENLINEMESSAGEADD", "ONOPENLINEMESSAGEUPDATE", "ONOPENLINEMESSAGEDELETE", "ONSESSIONSTART", "ONSESSIONFINISH"]),
    ];

    /// <summary>All events of the portal.</summary>
    public static IEnumerable<string> All => [.. Application, .. ByScope.SelectMany(static part => part.Events)];

    /// <summary>The events of one scope.</summary>
    public static IEnumerable<string> Of(string scope) => ByScope.Where(part => part.Scope == scope).SelectMany(static part => part.Events);

    /// <summary>What an application with these scopes can subscribe to.</summary>
    public static IEnumerable<string> For(IReadOnlyCollection<string> scopes) =>
        [.. Application, .. ByScope.Where(part => scopes.Contains(part.Scope)).SelectMany(static part => part.Events)];
}
