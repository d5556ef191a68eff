using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;
using Placement.Testing;

namespace Placement.Browser.Tests;

/// <summary>The sample's widgets as people use them: they click through the portal's page.</summary>
public sealed class DealDeskTests(Chromium chromium)
{
    [Fact]
    public async Task A_delivery_is_taken_in_with_a_click_and_the_tab_of_the_deal_shows_it()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Take in a delivery" }).ClickAsync();
        ILocator slider = visit.Page.GetByRole(AriaRole.Dialog, new() { Name = "Take in a delivery" });
        await Assertions.Expect(slider).ToBeVisibleAsync();
        IFrameLocator page = visit.Widget("/widgets/receiving");
        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Button, new() { Name = "Roof battens" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Button)).ToHaveCountAsync(2);
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Supplies" }).ClickAsync();
        ILocator row = visit.Widget("/widgets/deal-supplies").GetByRole(AriaRole.Row).Filter(new() { HasText = "Roof battens" });
        await Assertions.Expect(row.Locator(".badge.arrived")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_desk_shows_more_orders_on_request_and_those_of_a_supplier_who_was_chosen_in_a_slider()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Deal Desk" }).First.ClickAsync();
        ILocator rows = visit.Widget("/desk").Locator("#orders tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(5);

        await visit.Widget("/desk").GetByRole(AriaRole.Button, new() { Name = "More" }).ClickAsync();
        await Assertions.Expect(rows).ToHaveCountAsync(10);

        await visit.Widget("/desk").GetByRole(AriaRole.Button, new() { Name = "Choose a supplier" }).ClickAsync();
        await visit.Page.FrameLocator("dialog iframe").GetByRole(AriaRole.Button, new() { Name = "Glas Weber" }).ClickAsync();

        await Assertions.Expect(rows).ToHaveCountAsync(2);
        await Assertions.Expect(visit.Widget("/desk").GetByRole(AriaRole.Status)).ToHaveTextAsync("Glas Weber");
        await Assertions.Expect(rows.First).ToContainTextAsync("Display glass");
        await Assertions.Expect(visit.Widget("/desk").GetByRole(AriaRole.Button, new() { Name = "More" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_deals_tab_shows_the_deal_and_its_supplies()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/list/");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Showroom refit" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Supplies" }).ClickAsync();

        IFrameLocator tab = visit.Widget("/widgets/deal-supplies");
        await Assertions.Expect(tab.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Showroom refit");
        await Assertions.Expect(tab.GetByText("Lindqvist Interiors")).ToBeVisibleAsync();
        await Assertions.Expect(tab.GetByRole(AriaRole.Row)).ToHaveCountAsync(4);
    }

    /// <summary>
    /// A Razor Page: the form that opens it is proven by asking the authorization server, and the page's own forms by their tickets.
    /// </summary>
    [Fact]
    public async Task What_drivers_have_to_know_is_typed_and_saved_and_still_there_afterwards()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        IFrameLocator page = await OpenAsync();
        int proofs = Proofs();

        await page.GetByLabel("Unloading").FillAsync("Ring <twice>.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Saved");

        // Browsers count the end of a line as one character, and send two.
        await page.GetByLabel("Unloading").FillAsync(string.Concat(Enumerable.Repeat("x\n", 400)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Not saved: write 1000 characters at most.");
        Assert.Equal(proofs, Proofs());

        page = await OpenAsync();
        await Assertions.Expect(page.GetByLabel("Unloading")).ToHaveValueAsync("Ring <twice>.");
        Assert.Equal(1, proofs);

        async Task<IFrameLocator> OpenAsync()
        {
            await visit.BeginAsync("/crm/company/details/1/");
            await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Unloading" }).ClickAsync();
            return visit.Widget("/desk/unloading");
        }

        int Proofs() => visit.Portal.Requests.Count(static request => request.Method == "app.info");
    }

    [Fact]
    public async Task Whoever_calls_is_named_in_the_call_card()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        IFrameLocator card = visit.Widget("/widgets/caller-card");
        await Assertions.Expect(card.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Maja Olsen");
        await Assertions.Expect(card.GetByText("Roof of the harbour hall")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_supplier_is_chosen_in_the_custom_field_and_shown_after()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/details/1/");
        IFrameLocator field = visit.Widget("/widgets/supplier-field");
        await Assertions.Expect(field.GetByText("None chosen")).ToBeVisibleAsync();

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Preferred supplier" }).ClickAsync();
        await field.GetByLabel("Preferred supplier").SelectOptionAsync("Holzhof Nord");
        await Assertions.Expect(visit.Page.GetByText("\"Holzhof Nord\"")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Done Preferred supplier" }).ClickAsync();

        await Assertions.Expect(field.GetByRole(AriaRole.Heading)).ToHaveTextAsync("Holzhof Nord");
    }

    [Fact]
    public async Task A_supplier_that_is_chosen_before_the_frames_script_has_come_is_saved_too()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        var isChosen = new TaskCompletionSource();
        await visit.BeginAsync("/crm/deal/details/1/");
        IFrameLocator field = visit.Widget("/widgets/supplier-field");
        await Assertions.Expect(field.GetByText("None chosen")).ToBeVisibleAsync();
        await visit.Page.RouteAsync("**/_placement/frame.js*", async route =>
        {
            await isChosen.Task;
            await route.ContinueAsync();
        });

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Edit Preferred supplier" }).ClickAsync();
        await field.GetByLabel("Preferred supplier").SelectOptionAsync("Holzhof Nord");
        isChosen.SetResult();

        await Assertions.Expect(visit.Page.GetByText("\"Holzhof Nord\"")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_activitys_button_moves_the_deal_and_the_card_shows_that()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("1 of 4 deliveries have arrived.")).ToBeVisibleAsync();

        // What happens within a second of binding, the portal tells after that second.
        await visit.Page.GetByLabel("Move the deal to").SelectOptionAsync("Final invoice");
        await visit.Page.GetByLabel("Note in the deal").FillAsync("Battens come on Friday.");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).Last.ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Comment" }))
            .ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Final invoice" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
        JsonObject deal = visit.Portal.Crm.Find(LocalCrm.Deal, 1)!;
        Assert.Equal(("FINAL_INVOICE", "Battens come on Friday."), ((string?)deal["stageId"], (string?)deal["comments"]));

        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByLabel("Move the deal to")).ToHaveValueAsync("FINAL_INVOICE");
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_can_be_tried_again()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        visit.ExpectedProblem = "403";
        visit.Portal.Faults.Add(
            PortalFault.Error(HttpStatusCode.Forbidden, "ACCESS_DENIED", "No").ForMethod("crm.item.update").Times(1));
        await visit.BeginAsync("/crm/deal/details/1/");
        await visit.Page.GetByRole(AriaRole.Tab, new() { Name = "Delivery" }).ClickAsync();
        await visit.Page.GetByLabel("Move the deal to").SelectOptionAsync("Deal won");
        ILocator save = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).Last;

        await save.ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The deal was not changed.")).ToBeVisibleAsync();
        await save.ClickAsync();

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Deal won" }))
            .ToHaveAttributeAsync("aria-pressed", "true");
    }

    [Fact]
    public async Task A_quick_reply_is_inserted_into_the_message()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/online/?IM_DIALOG=chat9");

        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Quick replies" }).ClickAsync();
        await visit.Widget("/widgets/quick-replies").GetByRole(AriaRole.Button).First.ClickAsync();

        await Assertions.Expect(visit.Page.GetByLabel("Message", new() { Exact = true }))
            .ToHaveValueAsync("The item is in stock and will be sent tomorrow.");
    }

    [Fact]
    public async Task Customers_of_accounting_are_found_in_the_client_field()
    {
        await using DeskVisit visit = await DeskVisit.StartAsync(chromium);
        await visit.BeginAsync("/crm/deal/details/1/");

        await visit.Page.GetByLabel("Client", new() { Exact = true }).FillAsync("daisy");

        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Daisy Interiors GmbH" })).ToBeVisibleAsync();
    }
}
