using System.Net;
using Placement;
using Placement.Testing;

namespace DealDesk.Tests;

/// <summary>What the department's people see on a portal.</summary>
public class WidgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deal_has_a_tab_that_shows_the_deal_and_what_was_ordered_for_it()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        portal.Crm.Update(LocalCrm.Deal, 1, new { title = "Roof of the <new> hall" });

        WidgetPage page = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 1 }, cancellationToken: Stop);
        WidgetPage german = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 1 }, Desk.Emil, cancellationToken: Stop);

        page.EnsureSuccess();
        Assert.Equal("Supplies", page.Title);
        Assert.Contains("<h1>Roof of the &lt;new&gt; hall</h1>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<dt>Stage</dt><dd>In progress</dd>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<dt>Amount</dt><dd>48,500.00 USD</dd>", page.Html, StringComparison.Ordinal);
        Assert.Contains("<dt>Client</dt><dd>Fjordline Roofing</dd>", page.Html, StringComparison.Ordinal);
        Assert.Contains("48.500,00 USD", german.Html, StringComparison.Ordinal);
        Assert.Contains("Standing seam panels", page.Html, StringComparison.Ordinal);
        Assert.Equal(4, page.Html.Split("<tr").Length - 2);
    }

    [Fact]
    public async Task A_deal_of_another_pipeline_has_its_stages_and_one_without_a_company_its_contact()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        portal.Crm.Update(LocalCrm.Deal, 6, new { stageId = "C1:FINAL_INVOICE", companyId = 0 });

        WidgetPage page = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 6 }, cancellationToken: Stop);

        Assert.Contains("<dd>Final invoice</dd>", page.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("<dd>Peter Hansen</dd>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_company_has_a_page_that_keeps_what_drivers_have_to_know()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        WidgetPage page = await portal.OpenAsync(Placements.Crm.Company.DetailTab, new { ID = 4 }, Desk.Emil, cancellationToken: Stop);

        WidgetPage saved = await page.EnsureSuccess().SubmitAsync(
            new Dictionary<string, string> { ["Instructions"] = "Ring <twice>." }, Stop);
        WidgetPage again = await portal.OpenAsync(Placements.Crm.Company.DetailTab, new { ID = 4 }, cancellationToken: Stop);
        WidgetPage other = await portal.OpenAsync(Placements.Crm.Company.DetailTab, new { ID = 5 }, cancellationToken: Stop);

        WidgetPage tooLong = await again.SubmitAsync(
            new Dictionary<string, string> { ["Instructions"] = new string('x', 1001) }, Stop);
        WidgetPage kept = await portal.OpenAsync(Placements.Crm.Company.DetailTab, new { ID = 4 }, cancellationToken: Stop);

        Assert.Contains("Not saved: write 1000 characters at most.", tooLong.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains(new string('x', 1001), tooLong.Html, StringComparison.Ordinal);
        Assert.Contains("Ring &lt;twice&gt;.</textarea>", kept.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Equal("Entladen", page.Title);
        Assert.Contains("Gespeichert", saved.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Ring &lt;twice&gt;.</textarea>", again.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Saved", again.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Ring", other.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    public static TheoryData<string, object, string> Refusals => new()
    {
        { Placements.Crm.Deal.DetailTab, new { ID = 1 }, "Roof battens" },
        { Placements.Telephony.CallCard, new { PHONE_NUMBER = "+447700900123" }, "<h1>Caller</h1>" },
        { Placements.LeftMenu, new { }, "<h1>Deal Desk</h1>" },
        { Placements.Crm.Contact.ListMenu, new { ID = 1 }, "<h1>Duplicates</h1>" },
        { Placements.Task.ViewTab, new { taskId = 1 }, "<h1>Materials</h1>" },
        { Placements.Im.Sidebar, new { dialogId = "chat9" }, "<h1>Open deals</h1>" },
        { Placements.Calendar.GridView, new { }, "<h1>Deliveries</h1>" },
        { Placements.Crm.Deal.DetailActivity, new { entityId = "1", entityTypeId = "2", useBuiltInInterface = "Y" }, "setLayout" },
        { "CRM_DYNAMIC_128_DETAIL_TAB", new { ID = 1 }, "<h1>History</h1>" },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public async Task What_the_portal_refuses_is_said_in_one_sentence(string placement, object context, string beside)
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        foreach (string method in new[] { "batch", "crm.item.get", "crm.item.list", "tasks.task.get" })
        {
            portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, "insufficient_scope", "Refused by the portal").ForMethod(method));
        }

        WidgetPage page = await portal.OpenAsync(placement, context, cancellationToken: Stop);

        Assert.Contains(
            "The application may not read this on your portal. Ask an administrator to extend its rights.", page.EnsureSuccess().Html,
            StringComparison.Ordinal);
        Assert.Contains(beside, page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Refused by the portal", page.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ACCESS_DENIED", "You have no right to see this.")]
    [InlineData("user_access_error", "You have no right to see this.")]
    [InlineData("NOT_FOUND", "This is no longer on the portal.")]
    [InlineData("INTERNAL_SERVER_ERROR", "The portal does not answer at the moment. Try again later.")]
    public async Task Why_the_portal_refuses_is_said_in_plain_words(string code, string expected)
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        portal.Faults.Add(PortalFault.Error(HttpStatusCode.Forbidden, code, "Refused").ForMethod("crm.item.get"));

        WidgetPage page = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 1 }, cancellationToken: Stop);

        Assert.Contains(expected, page.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Roof battens", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deal_without_orders_says_so_in_the_users_language()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage english = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 999 }, cancellationToken: Stop);
        WidgetPage german = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 999 }, Desk.Emil, cancellationToken: Stop);
        WidgetPage russian = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 999 }, Desk.Elena, cancellationToken: Stop);

        Assert.Contains("Nothing is ordered for this deal yet.", english.Html, StringComparison.Ordinal);
        Assert.Equal("Lieferungen", german.Title);
        Assert.Equal("Поставки", russian.Title);
        Assert.Contains("lang=\"de\"", german.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_is_found_among_the_contacts_by_their_number()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage known = await portal.OpenAsync(
            Placements.Telephony.CallCard, new { PHONE_NUMBER = "+447700900123" }, cancellationToken: Stop);
        WidgetPage unknown = await portal.OpenAsync(Placements.Telephony.CallCard, new { PHONE_NUMBER = "+100" }, cancellationToken: Stop);
        WidgetPage hidden = await portal.OpenAsync(Placements.Telephony.CallCard, new { CALL_ID = "call.1" }, cancellationToken: Stop);

        Assert.Contains("<h1>Maja Olsen</h1>", known.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Purchasing, Fjordline Roofing", known.Html, StringComparison.Ordinal);
        Assert.Contains("Roof of the harbour hall", known.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Skylights", known.Html, StringComparison.Ordinal);
        Assert.Contains("Nobody is known by this number.", unknown.Html, StringComparison.Ordinal);
        Assert.Contains("The number is hidden.", hidden.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callers_number_in_the_old_accounting_system_is_a_duplicate()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage maja = await portal.OpenAsync(Placements.Crm.Contact.ListMenu, new { ID = 1 }, cancellationToken: Stop);
        WidgetPage tom = await portal.OpenAsync(Placements.Crm.Lead.ListMenu, new { ID = 2 }, cancellationToken: Stop);
        WidgetPage elin = await portal.OpenAsync(Placements.Crm.Contact.ListMenu, new { ID = 3 }, cancellationToken: Stop);

        Assert.Contains("M. Olsen", maja.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Becker &amp; Sons", tom.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Nobody else has this telephone number.", elin.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_task_shows_the_material_of_its_deal()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync(Placements.Task.ViewTab, new { taskId = 2 }, cancellationToken: Stop);
        WidgetPage none = await portal.OpenAsync(Placements.Task.ViewTab, new { taskId = 3 }, cancellationToken: Stop);

        Assert.Contains("<h1>Roof of the harbour hall</h1>", page.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Roof battens", page.Html, StringComparison.Ordinal);
        Assert.Contains("This task needs no material.", none.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_item_of_a_smart_process_shows_its_title_and_its_history()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync("CRM_DYNAMIC_128_DETAIL_TAB", new { ID = 1 }, cancellationToken: Stop);

        Assert.Contains("<h1>Warranty of the harbour hall</h1>", page.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Leak at the ridge reported", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_custom_field_shows_its_supplier_and_offers_all_when_it_is_edited()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();
        LocalFieldType type = Assert.Single(portal.FieldTypes);

        WidgetPage shown = await OpenFieldAsync("view", "Holzhof Nord");
        WidgetPage empty = await OpenFieldAsync("view", null);
        WidgetPage edited = await OpenFieldAsync("edit", "Holzhof Nord");

        Assert.Equal(("desk_supplier", "Preferred supplier"), (type.UserTypeId, type.Texts["en"].Title));
        Assert.Contains("<h1>Holzhof Nord</h1>", shown.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("None chosen", empty.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("<option selected>Holzhof Nord</option>", edited.EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("<option>Metalcraft Ltd</option>", edited.Html, StringComparison.Ordinal);

        Task<WidgetPage> OpenFieldAsync(string mode, string? value) => portal.OpenPageAsync(
            new Uri(type.Handler).AbsolutePath,
            "USERFIELD_TYPE",
            new { MODE = mode, ENTITY_ID = "CRM_DEAL", VALUE = value },
            cancellationToken: Stop);
    }

    [Fact]
    public async Task Installing_again_leaves_one_type_of_custom_fields()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        (await portal.InstallAsync(portal.Application!, cancellationToken: Stop)).EnsureFinished();

        Assert.Equal("desk_supplier", Assert.Single(portal.FieldTypes).UserTypeId);
    }

    [Fact]
    public async Task The_client_search_hands_what_it_found_to_the_card()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync(
            Placements.Crm.DetailSearch, new { entityTypeName = "COMPANY", searchQuery = "dAISY" }, cancellationToken: Stop);

        Assert.Contains("crmShowFoundEntities", page.Html, StringComparison.Ordinal);
        Assert.Contains("office@daisy.example", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("fjord", page.Html, StringComparison.Ordinal);
        Assert.Contains($"data-portal=\"{portal.Address.GetLeftPart(UriPartial.Authority)}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(page.ApplicationSid, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quick_replies_are_inserted_into_the_chat_that_asks_for_them()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync(Placements.Im.Textarea, new { dialogId = "chat7" }, Desk.Emil, cancellationToken: Stop);

        Assert.Equal("Schnellantworten", page.Title);
        Assert.Contains("im:setImTextareaContent", page.Html, StringComparison.Ordinal);
        Assert.Equal(3, page.Html.Split("<button").Length - 1);
    }

    [Fact]
    public async Task The_calendar_shows_the_days_that_the_view_has()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage all = await portal.OpenAsync(Placements.Calendar.GridView, cancellationToken: Stop);
        WidgetPage none = await portal.OpenAsync(
            Placements.Calendar.GridView, new { viewRangeFrom = "1990-01-01", viewRangeTo = "1990-02-01" }, cancellationToken: Stop);

        Assert.Contains("<h2>", all.Html, StringComparison.Ordinal);
        Assert.Contains("Nothing is delivered in this period.", none.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_greets_whoever_opens_it()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage ada = (await portal.OpenAsync(Placements.LeftMenu, cancellationToken: Stop)).EnsureSuccess();
        Assert.Contains("Your day, Ada", ada.Html, StringComparison.Ordinal);
        Assert.Contains("Roof of the harbour hall", ada.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Pallet racks", ada.Html, StringComparison.Ordinal);
        Assert.Contains(
            "Ihr Tag, Emil",
            (await portal.OpenAsync(Placements.LeftMenu, user: Desk.Emil, cancellationToken: Stop)).EnsureSuccess().Html,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_page_says_where_the_desk_is()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenPageAsync(user: Desk.Elena, cancellationToken: Stop);

        page.EnsureSuccess();
        Assert.Contains("Здравствуйте, Elena", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
        Assert.Contains("Deal Desk установлен.", WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_did_not_come_through_the_installer_sees_empty_widgets()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.ConnectAsync();

        WidgetPage page = await portal.OpenPageAsync(
            "/widgets/deal-supplies", Placements.Crm.Deal.DetailTab, new { ID = 4 }, cancellationToken: Stop);

        Assert.Contains("Nothing is ordered for this deal yet.", page.EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_widget_is_shown_to_everybody()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        foreach (LocalBinding binding in portal.Bindings)
        {
            foreach (LocalUser user in portal.Users)
            {
                WidgetPage page = await portal.OpenAsync(
                    binding.Placement, new { ID = 3, taskId = 3, dialogId = "chat1" }, user, binding.Handler, Stop);
                Assert.NotEqual("", page.EnsureSuccess().Title);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public async Task What_the_desk_knows_of_a_portal_goes_when_its_administrator_wants_that_and_the_time_to_return_is_over(int days)
    {
        await using Desk desk = await Desk.StartAsync(options => options.RemovalGracePeriod = TimeSpan.FromDays(days));
        await using LocalPortal kept = await desk.InstallAsync();
        await using LocalPortal cleaned = await desk.InstallAsync();
        long rows = await desk.Database.CountAsync(kept.MemberId, Stop);

        await kept.UninstallAsync(clean: false, Stop);
        await cleaned.UninstallAsync(clean: true, Stop);

        // Events are answered first and worked on then; an application that stops finishes that.
        await desk.StopAsync();
        Assert.NotEqual(0, rows);
        Assert.Equal(days == 0 ? 0 : rows, await desk.Database.CountAsync(cleaned.MemberId, Stop));
        Assert.Equal(rows, await desk.Database.CountAsync(kept.MemberId, Stop));
    }
}
