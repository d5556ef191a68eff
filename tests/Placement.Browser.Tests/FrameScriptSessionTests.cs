using Microsoft.Playwright;
using Placement.Browser.Tests.Harness;

namespace Placement.Browser.Tests;

/// <summary>
/// A widget's page with the frame script on the portal's own page, as users have it: under a content security policy, without cookies.
/// </summary>
public sealed class FrameScriptSessionTests(Chromium chromium)
{
    [Fact]
    public async Task A_form_is_typed_and_sent_and_what_was_saved_is_shown()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        IFrame widget = await site.OpenAsync();

        await SaveAsync(widget, "Bring <tiles>");

        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("Bring <tiles>");
        await SaveAsync(widget, "Again");
        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("Bring <tiles>, Again");
        Assert.Equal("1", await FetchAsync(widget, "/api/me"));
    }

    /// <summary>What answers is a redirection to a link of the session, whose page goes on with a ticket of its own.</summary>
    [Fact]
    public async Task Files_are_sent_by_a_form_whose_answer_leads_to_a_page_with_the_next_form()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        IFrameLocator widget = await site.OpenFilesAsync();

        await SendAsync("plan.pdf", 100_000);
        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("plan.pdf of 100000 bytes");
        await SendAsync("Übersicht 2.png", 7);

        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("plan.pdf of 100000 bytes, Übersicht 2.png of 7 bytes");

        async Task SendAsync(string name, int length)
        {
            await widget.GetByLabel("Plan").SetInputFilesAsync(
                new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = new byte[length] });
            await widget.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        }
    }

    [Fact]
    public async Task A_page_that_stays_open_has_a_new_ticket_for_its_form_before_the_old_one_expires()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        await site.Page.Clock.InstallAsync();
        IFrame widget = await site.OpenAsync();
        string before = await TicketAsync(widget);
        string current = before;

        // Longer than a ticket is valid, in steps that are shorter.
        for (int step = 0; step < 3; step++)
        {
            site.SetForward(FrameSite.Lifetime * 0.65);
            await site.Page.RunAndWaitForResponseAsync(
                () => site.Page.Clock.FastForwardAsync((long)(FrameSite.Lifetime * 0.65).TotalMilliseconds),
                static response => new Uri(response.Url).AbsolutePath == PlacementDefaults.RenewalPath);
            await widget.WaitForFunctionAsync("before => document.querySelector('[name=placement_session]').value !== before", current);
            current = await TicketAsync(widget);
        }

        await SaveAsync(widget, "late");
        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("late");
        Assert.Equal([200, 200, 200], site.Renewals);
    }

    [Fact]
    public async Task Requests_at_the_same_time_wait_for_one_new_ticket()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        IFrame widget = await site.OpenAsync();
        Assert.Equal("1", await FetchAsync(widget, "/api/me"));
        Assert.Empty(site.Renewals);

        site.SetForward(TimeSpan.FromSeconds(45));
        await widget.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 45000; }");

        Assert.Equal(
            "1,1,1", await widget.EvaluateAsync<string>(
                "() => Promise.all(['a', 'b', 'c'].map(name => frame.fetch('/api/me?' + name).then(answer => answer.text()))).then(String)"));
        Assert.Equal([200], site.Renewals);
        site.SetForward(TimeSpan.FromSeconds(30));
        Assert.Equal("1", await FetchAsync(widget, "/api/me"));
    }

    [Fact]
    public async Task A_page_whose_session_is_over_has_the_portal_open_the_widget_again()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        site.ExpectedProblem = "status of 401";
        IFrame widget = await site.OpenAsync();

        site.SetForward(FrameSite.Lifetime * 2);
        await site.Page.RunAndWaitForResponseAsync(
            () => widget.EvaluateAsync("() => document.querySelector('form').submit()"),
            static response => new Uri(response.Url).AbsolutePath == "/widgets/notes" && response.Status == 200);

        widget = await site.OpenAsync();
        await SaveAsync(widget, "late");
        await Assertions.Expect(widget.Locator("#saved")).ToHaveTextAsync("late");
    }

    [Fact]
    public async Task A_session_that_is_over_is_not_asked_for_again_and_again()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        site.ExpectedProblem = "status of 401";
        IFrame widget = await site.OpenAsync();

        site.SetForward(FrameSite.Lifetime * 2);
        await widget.EvaluateAsync("() => { const now = Date.now; Date.now = () => now() + 120000; }");

        Assert.Equal(
            "401,401", await widget.EvaluateAsync<string>(
                "async () => String([(await frame.fetch('/api/me')).status, (await frame.fetch('/api/me')).status])"));
        Assert.Equal([401], site.Renewals);
    }

    [Fact]
    public async Task The_ticket_goes_to_the_application_alone()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        site.ExpectedProblem = "/elsewhere";
        IFrame widget = await site.OpenAsync();
        string elsewhere = new Uri(site.Portal.Address, "/elsewhere").AbsoluteUri;

        // The page's policy and the other server would let everything through.
        bool isAsked = false;
        await site.Page.RouteAsync(elsewhere, route =>
        {
            isAsked = true;
            return route.FulfillAsync(new() { Headers = new Dictionary<string, string> { ["Access-Control-Allow-Origin"] = "*" } });
        });

        foreach (string address in new[] { elsewhere, elsewhere["http:".Length..], "/api/away" })
        {
            Assert.Equal("TypeError", await widget.EvaluateAsync<string>(
                "address => frame.fetch(address).then(() => 'sent', error => error.name)", address));
        }

        Assert.False(isAsked);
    }

    [Fact]
    public async Task The_user_is_whom_the_portal_and_REST_know()
    {
        await using FrameSite site = await FrameSite.StartAsync(chromium);
        IFrame widget = await site.OpenAsync();

        Assert.Equal("1", await widget.EvaluateAsync<string>("() => frame.rest('user.current').then(({ result }) => String(result.ID))"));
        Assert.Equal("CRM_DEAL_DETAIL_TAB", await widget.EvaluateAsync<string>("() => frame.init().then(data => data.PLACEMENT)"));
        await widget.EvaluateAsync("() => { document.body.style.paddingBottom = '777px'; }");
        await site.Page.WaitForFunctionAsync("() => document.querySelector('iframe.appframe').clientHeight > 777");
    }

    private static async Task SaveAsync(IFrame widget, string text)
    {
        await widget.GetByLabel("Text").FillAsync(text);
        await widget.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
    }

    private static Task<string> TicketAsync(IFrame widget) =>
        widget.EvaluateAsync<string>("() => document.querySelector('[name=placement_session]').value");

    private static Task<string> FetchAsync(IFrame widget, string path) =>
        widget.EvaluateAsync<string>("path => frame.fetch(path).then(answer => answer.text())", path);
}
