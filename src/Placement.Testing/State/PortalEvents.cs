using System.Globalization;

namespace Placement.Testing.State;

/// <summary>
/// The events of this portal that applications can subscribe to, by scope: those of the application itself and the usual
/// ones beside them.
/// </summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/events/index.html</remarks>
internal sealed class PortalEvents(LocalPortalOptions options)
{
    /// <summary>Tells that events wait to be fetched: nobody could fetch it.</summary>
    public const string OfflineEvent = "ONOFFLINEEVENT";

    private const string Crm = "crm";

    private static readonly string[] Application =
    [
        "ONAPPUNINSTALL", "ONAPPINSTALL", "ONAPPUPDATE", "ONAPPPAYMENT", "ONAPPTEST", "ONAPPMETHODCONFIRM", OfflineEvent,
    ];

    /// <summary>The events of all smart processes together; each has them once more, followed by its entityTypeId.</summary>
    private static readonly string[] SmartProcess = ["ONCRMDYNAMICITEMADD", "ONCRMDYNAMICITEMUPDATE", "ONCRMDYNAMICITEMDELETE"];

    private static readonly (string Scope, string[] Events)[] ByScope =
    [
        ("user", ["ONUSERADD"]),
        (Crm,
        [
            "ONCRMLEADADD", "ONCRMLEADUPDATE", "ONCRMLEADDELETE",
            "ONCRMDEALADD", "ONCRMDEALUPDATE", "ONCRMDEALDELETE", "ONCRMDEALMOVETOCATEGORY",
            "ONCRMCONTACTADD", "ONCRMCONTACTUPDATE", "ONCRMCONTACTDELETE",
            "ONCRMCOMPANYADD", "ONCRMCOMPANYUPDATE", "ONCRMCOMPANYDELETE",
            "ONCRMQUOTEADD", "ONCRMQUOTEUPDATE", "ONCRMQUOTEDELETE",
            "ONCRMACTIVITYADD", "ONCRMACTIVITYUPDATE", "ONCRMACTIVITYDELETE",
            .. SmartProcess,
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
        ("imbot",
            ["ONIMBOTMESSAGEADD", "ONIMBOTMESSAGEUPDATE", "ONIMBOTMESSAGEDELETE", "ONIMBOTJOINCHAT", "ONIMBOTDELETE", "ONIMCOMMANDADD"]),
        ("imopenlines",
            ["ONOPENLINEMESSAGEADD", "ONOPENLINEMESSAGEUPDATE", "ONOPENLINEMESSAGEDELETE", "ONSESSIONSTART", "ONSESSIONFINISH"]),
    ];

    /// <summary>All events of the portal.</summary>
    public IEnumerable<string> All => For([.. ByScope.Select(static part => part.Scope)]);

    /// <summary>The events of one scope.</summary>
    public IEnumerable<string> Of(string scope) =>
    [
        .. ByScope.Where(part => part.Scope == scope).SelectMany(static part => part.Events),
        .. scope == Crm ? options.EntityTypeIds.SelectMany(
            static id => SmartProcess.Select(name => name + "_" + id.ToString(CultureInfo.InvariantCulture))) : [],
    ];

    /// <summary>What an application with these scopes can subscribe to.</summary>
    public IEnumerable<string> For(IReadOnlyCollection<string> scopes) =>
        [.. Application, .. ByScope.Where(part => scopes.Contains(part.Scope)).SelectMany(part => Of(part.Scope))];
}
