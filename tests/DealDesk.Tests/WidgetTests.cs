using Placement;
using Placement.Testing;

namespace DealDesk.Tests;

/// <summary>What the department's people see on a portal.</summary>
public class WidgetTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deal_has_a_tab_with_what_was_ordered_for_it()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync(Placements.Crm.Deal.DetailTab, new { ID = 4 }, cancellationToken: Stop);

        page.EnsureSuccess();
        Assert.Equal("Supplies", page.Title);
        Assert.Contains("Holzhof Nord", page.Html, StringComparison.Ordinal);
        Assert.Equal(3, page.Html.Split("<tr").Length - 2);
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
    public async Task A_caller_who_is_known_comes_with_their_purchases()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage known = await portal.OpenAsync(Placements.Telephony.CallCard, new { PHONE_NUMBER = "+4722998877" }, cancellationToken: Stop);
        WidgetPage unknown = await portal.OpenAsync(Placements.Telephony.CallCard, new { PHONE_NUMBER = "+100" }, cancellationToken: Stop);
        WidgetPage hidden = await portal.OpenAsync(Placements.Telephony.CallCard, new { CALL_ID = "call.1" }, cancellationToken: Stop);

        Assert.Contains("<h1>Fjord Kitchens</h1>", known.Html, StringComparison.Ordinal);
        Assert.Contains("Nobody is known by this number.", unknown.Html, StringComparison.Ordinal);
        Assert.Contains("The number is hidden.", hidden.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_client_search_hands_what_it_found_to_the_card()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenAsync(Placements.Crm.DetailSearch, new { entityTypeName = "COMPANY", searchQuery = "dAISY" }, cancellationToken: Stop);

        Assert.Contains("crmShowFoundEntities", page.Html, StringComparison.Ordinal);
        Assert.Contains("office@daisy.example", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("fjord", page.Html, StringComparison.Ordinal);
        Assert.Contains($"origin: \"{portal.Address.GetLeftPart(UriPartial.Authority)}\"", page.Html, StringComparison.Ordinal);
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

        Assert.Contains("Your day, Ada", (await portal.OpenAsync(Placements.LeftMenu, cancellationToken: Stop)).EnsureSuccess().Html, StringComparison.Ordinal);
        Assert.Contains("Ihr Tag, Emil", (await portal.OpenAsync(Placements.LeftMenu, user: Desk.Emil, cancellationToken: Stop)).EnsureSuccess().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_main_page_says_where_the_desk_is()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.InstallAsync();

        WidgetPage page = await portal.OpenPageAsync(user: Desk.Elena, cancellationToken: Stop);

        page.EnsureSuccess();
        Assert.Contains("Deal Desk установлен.", System.Net.WebUtility.HtmlDecode(page.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_did_not_come_through_the_installer_sees_empty_widgets()
    {
        await using Desk desk = await Desk.StartAsync();
        await using LocalPortal portal = await desk.ConnectAsync();

        WidgetPage page = await portal.OpenPageAsync("/widgets/deal-supplies", Placements.Crm.Deal.DetailTab, new { ID = 4 }, cancellationToken: Stop);

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
                WidgetPage page = await portal.OpenAsync(binding.Placement, new { ID = 3, taskId = 3, dialogId = "chat1" }, user, binding.Handler, Stop);
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
