namespace Placement.Testing.Tests.Methods;

/// <summary>What Bitrix24 answers to options and icons that it refuses.</summary>
public sealed class PlacementOptionErrorTests
{
    private const string Tab = "CRM_DEAL_DETAIL_TAB";
    private const string Worker = "PAGE_BACKGROUND_WORKER";
    private const string Handler = "https://app.example/widget";

    [Theory]
    [InlineData("IM_TEXTAREA")]
    [InlineData("IM_SIDEBAR")]
    [InlineData("IM_NAVIGATION")]
    public async Task A_messenger_widget_needs_an_icon(string placement)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var client = new PortalClient(portal);

        object?[] given = [null, Array.Empty<string>(), new { }, new { iconName = "" }, new { iconname = "fa-comments" }, "iconName"];
        foreach (object? options in given)
        {
            (await client.BindAsync(placement, options: options)).Is(
                400, "ERROR_ARGUMENT", "Argument 'iconName' is null or empty", "iconName");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_background_worker_needs_an_error_handler_and_says_so_in_an_ok(string? url)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(Worker, options: new { errorHandlerUrl = url })).Is(
            200, "EMPTY_ERROR_HANDLER_URL", "errorHandlerUrl missing");
        Assert.Empty(portal.Bindings);
    }

    [Theory]
    [InlineData("context", "chat", "INVALID_ERROR_CONTEXT")]
    [InlineData("context", "CHAT,CRM", "INVALID_ERROR_CONTEXT")]
    [InlineData("context", "CHAT;", "INVALID_ERROR_CONTEXT")]
    [InlineData("context", "ALL;SOME", "INVALID_ERROR_CONTEXT")]
    [InlineData("extranet", "yes", "INVALID_ERROR_EXTRANET")]
    [InlineData("extranet", "y", "INVALID_ERROR_EXTRANET")]
    [InlineData("role", "OWNER", "INVALID_ERROR_ROLE")]
    public async Task A_wrong_value_of_the_messenger_has_its_own_code_in_an_ok(string key, string value, string error)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var options = new Dictionary<string, string> { ["iconName"] = "fa-comments", [key] = value };

        (await new PortalClient(portal).BindAsync("IM_TEXTAREA", options: options)).Is(200, error);
        Assert.Empty(portal.Bindings);
    }

    [Theory]
    [InlineData("IM_TEXTAREA", "iconName", "fa-500px")] // digits
    [InlineData("IM_TEXTAREA", "iconName", "fa_comments")]
    [InlineData("IM_TEXTAREA", "iconName", "fa-a-name-of-an-icon-that-is-longer-than-fifty-char")] // 51 characters
    [InlineData("IM_TEXTAREA", "color", "red")]
    [InlineData("IM_TEXTAREA", "color", "TURQUOISE")]
    [InlineData("IM_TEXTAREA", "width", "-1")]
    [InlineData("IM_TEXTAREA", "width", "100%")]
    [InlineData("IM_TEXTAREA", "height", "1.5")]
    [InlineData("CRM_DEAL_DETAIL_ACTIVITY", "useBuiltInInterface", "true")]
    [InlineData("CRM_REQUISITE_AUTOCOMPLETE", "countries", "1, 2")]
    [InlineData("CRM_REQUISITE_AUTOCOMPLETE", "countries", "de")]
    [InlineData("TASK_VIEW_TAB", "groupId", "0")]
    [InlineData("TASK_VIEW_TAB", "groupId", "1,,2")]
    [InlineData("PAGE_BACKGROUND_WORKER", "errorHandlerUrl", "/error")]
    [InlineData("PAGE_BACKGROUND_WORKER", "errorHandlerUrl", "ftp://app.example/error")]
    public async Task A_wrong_value_without_a_code_of_its_own_is_a_wrong_argument(string placement, string key, string value)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var options = new Dictionary<string, string> { ["iconName"] = "fa-comments", [key] = value };

        (await new PortalClient(portal).BindAsync(placement, options: options)).Is(400, "ERROR_ARGUMENT", "Wrong value", key);
    }

    [Fact]
    public async Task An_option_that_is_a_list_is_wrong()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

        (await new PortalClient(portal).BindAsync(
            "TASK_VIEW_TAB", options: new { groupId = new[] { 1, 2 } })).Is(400, "ERROR_ARGUMENT", "Wrong value", "groupId");
    }

    [Theory]
    [InlineData("""{"fileData":["icon.png"]}""")]
    [InlineData("""{"fileData":["","AAAA"]}""")]
    [InlineData("""{"fileData":["icon.png",""]}""")]
    [InlineData("""{"fileData":["icon.png","not base64"]}""")]
    [InlineData("""{"file":["icon.png","AAAA"]}""")]
    [InlineData("\"icon.png\"")]
    public async Task A_malformed_icon_is_refused(string icon)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        var parameters = new { PLACEMENT = Tab, HANDLER = Handler, ICON = System.Text.Json.Nodes.JsonNode.Parse(icon) };

        (await new PortalClient(portal).CallAsync("placement.bind", parameters)).Is(400, "ERROR_ARGUMENT", "Wrong value", "ICON");
        Assert.Empty(portal.Bindings);
    }
}
