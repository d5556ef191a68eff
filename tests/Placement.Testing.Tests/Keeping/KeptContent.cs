using Placement.Testing.Tests.Page;

namespace Placement.Testing.Tests.Keeping;

/// <summary>Something in everything that a portal keeps.</summary>
internal static class KeptContent
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task FillAsync(LocalPortal portal)
    {
        var client = new PortalClient(portal);
        portal.Application = new LocalApplication(new Uri("http://127.0.0.1:5100/")) { InstallPath = null, EventsPath = null };
        await portal.UpdateAsync(new UpdateOptions { Notice = UpdateNotice.None, NewApplicationToken = true }, cancellationToken: Stop);
        await new PageClient(portal).PostAsync("access", new { employeeId = 2, hasAccess = false });

        (await client.CallAsync("placement.bind", new
        {
            PLACEMENT = "CONTACT_CENTER",
            HANDLER = "https://app.example/center",
            TITLE = "Center",
            LANG_ALL = new { de = new { TITLE = "Zentrale", DESCRIPTION = "Ä \ud83d\ude00" }, en = new { TITLE = "Center" } },
            ICON = new { fileData = new[] { "tile.png", Convert.ToBase64String([1, 2, 3]) } },
        })).IsTrue();
        (await client.BindAsync("CRM_DEAL_DETAIL_TAB")).IsTrue();
        (await client.BindAsync("CRM_DYNAMIC_128_DETAIL_TAB")).IsTrue();
        (await client.CallAsync("placement.unbind", new { PLACEMENT = "CRM_DYNAMIC_128_DETAIL_TAB" })).Is200();

        (await client.CallAsync("event.bind", new { @event = "ONCRMDEALADD", event_type = "offline", auth_connector = "desk" })).IsTrue();
        (await client.CallAsync(
            "event.bind", new { @event = "ONCRMLEADADD", handler = "https://app.example/leads", auth_type = 1 })).IsTrue();
        (await client.CallAsync(
            "userfieldtype.add",
            new { USER_TYPE_ID = "size", HANDLER = "https://app.example/size", TITLE = "Size", OPTIONS = new { height = 60 } })).IsTrue();
        (await client.CallAsync(
            "app.option.set", new { options = new { colour = "blue", deep = new { a = new object[] { 1, true } } } })).Is200();
        (await client.CallAsync("user.option.set", new { options = new { size = 17.5 } })).Is200();

        portal.Tasks.Add(new LocalTask(40, "Paint", 1, 2)
        {
            Deadline = DateTimeOffset.UnixEpoch,
            AccompliceIds = [1],
            AuditorIds = [2],
            Tags = ["wall"],
            CrmBindings = ["D_1"],
            Fields = new Dictionary<string, string> { ["MARK"] = "P" },
        });
        portal.Crm.AddField(
            LocalCrm.Deal,
            "UF_CRM_COLOUR",
            "enumeration",
            "Colour",
            isMultiple: true,
            items: new Dictionary<int, string> { [3] = "Red", [4] = "Blue" });
        portal.Crm.AddField(128, "UF_CRM_5_WEIGHT", "double");
        portal.Crm.Add(
            LocalCrm.Deal, new { title = "Painted", ufCrmColour = new[] { 3, 4 }, opportunity = 0.1m, begindate = "2026-02-28" });
        portal.Crm.Add(128, new { title = "Heavy", ufCrm5_WEIGHT = 1234567.891m });
        portal.Crm.Add(LocalCrm.Contact, new { name = "Ann", fm = new[] { new { typeId = "PHONE", value = "+1" } } });
        portal.Crm.Delete(LocalCrm.Lead, 3);
        portal.IssueTokens(portal.Users[1]);
        portal.IssueAuthorizationCode();
    }
}
