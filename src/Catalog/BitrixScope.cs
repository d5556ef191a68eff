namespace Placement.Catalog;

/// <summary>A permission that an application asks for.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/scopes/permissions.html</remarks>
internal sealed class BitrixScope
{
    /// <summary>The scope of <c>placement.*</c> itself.</summary>
    public const string Placement = "placement";

    private BitrixScope(string code, string meaning, string? successor = null)
    {
        Code = code;
        Meaning = meaning;
        Successor = successor;
    }

    public string Code { get; }

    /// <summary>What the scope opens, in words; empty: only known from the official clients.</summary>
    public string Meaning { get; }

    /// <summary>The scope that took over; null: it is current.</summary>
    public string? Successor { get; }

    public static IReadOnlyList<BitrixScope> All { get; } =
    [
        new(Placement, "widgets"),
        new("crm", "CRM"),
        new("task", "tasks"),
        new("tasks", "tasks", successor: "task"),
        new("tasks_extended", "tasks", successor: "task"),
        new("tasksmobile", "tasks", successor: "task"),
        new("sonet_group", "workgroups and projects"),
        new("socialnetwork", "workgroups and projects"),
        new("user", "employees, all fields"),
        new("user_basic", "employees, basic fields"),
        new("user_brief", "employees, the fewest fields"),
        new("user.userfield", "custom fields of users"),
        new("userfieldconfig", "settings of custom fields"),
        new("userconsent", "consents"),
        new("im", "chat and notifications"),
        new("imbot", "chat bots"),
        new("imopenlines", "open channels"),
        new("imconnector", "external messenger connectors"),
        new("telephony", "telephony"),
        new("call", "outgoing information calls"),
        new("calendar", "calendar"),
        new("contact_center", "contact center"),
        new("bizproc", "workflows, robots, actions"),
        new("rpa", "process automation"),
        new("catalog", "trade catalog"),
        new("sale", "shop orders"),
        new("salescenter", "sales center"),
        new("cashbox", "cash registers"),
        new("pay_system", "payment systems"),
        new("delivery", "delivery"),
        new("landing", "sites and landing pages"),
        new("lists", "universal lists"),
        new("disk", "files"),
        new("documentgenerator", "document generator"),
        new("entity", "data stores of applications"),
        new("department", "company structure"),
        new("humanresources", "company structure, new"),
        new("humanresources.hcmlink", "link with HR systems"),
        new("timeman", "working time"),
        new("booking", "online booking"),
        new("biconnector", "BI connector"),
        new("log", "feed"),
        new("mailservice", "mail servers"),
        new("messageservice", "SMS providers"),
        new("mobile", "mobile application"),
        new("pull", "real-time client"),
        new("sign.b2e", "HR e-signature"),
        new("vote", "polls"),
        new("ai_admin", "AI service registration"),
        new("intranet", "intranet"),
        new("main", "event log"),
        new("basic", "methods that need no scope of their own"),
        new("appform", ""),
        new("baas", ""),
        new("calendarmobile", ""),
        new("catalogmobile", ""),
        new("configuration.import", ""),
        new("faceid", ""),
        new("forum", ""),
        new("iblock", ""),
        new("im.import", ""),
        new("landing_cloud", ""),
        new("notifications", ""),
        new("pull_channel", ""),
        new("rating", ""),
        new("smile", ""),
        new("note", "notes, REST v3"),
        new("mail", "mail, REST v3"),
    ];

    /// <summary>The scope with this code, in any case, or null.</summary>
    public static BitrixScope? Find(string code)
    {
        foreach (BitrixScope scope in All)
        {
            if (string.Equals(scope.Code, code, StringComparison.OrdinalIgnoreCase))
            {
                return scope;
            }
        }

        return null;
    }
}
