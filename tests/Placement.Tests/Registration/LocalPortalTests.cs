using System.Text;
using Placement.Testing;

namespace Placement.Tests.Registration;

/// <summary>Registering on a portal over real HTTP.</summary>
public sealed class LocalPortalTests : IAsyncLifetime
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private static readonly WidgetBinding Tab = new(
        """{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/tab","TITLE":"Supplies","LANG_ALL":{"en":{"TITLE":"Supplies"},"de":{"TITLE":"Lieferungen"}}}"""u8);

    private static readonly WidgetBinding Menu = new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Menu"}"""u8);
    private static readonly WidgetBinding Untitled = new("""{"PLACEMENT":"CALL_CARD","HANDLER":"~/card"}"""u8);
    private static readonly WidgetBinding Chat = new("""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","TITLE":"Chat","OPTIONS":{"iconName":"fa-truck","context":"CRM;USER","width":60}}"""u8);
    private static readonly WidgetBinding Worker = new(
        """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","TITLE":"Worker","OPTIONS":{"errorHandlerUrl":"~/failed"}}"""u8,
        typeof(LocalPortalTests));
    private static readonly WidgetBinding AnyProcess = new(
        """{"PLACEMENT":"CRM_DYNAMIC_*_DETAIL_TAB","HANDLER":"~/process","TITLE":"History"}"""u8);

    private static readonly WidgetBinding[] All = [Tab, Menu, Untitled, Chat, Worker];

    private readonly HttpClient _http = new();
    private LocalPortal? _portal;

    private LocalPortal Portal => _portal!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _portal = await LocalPortal.StartAsync(new LocalPortalOptions { EntityTypeIds = [128, 1034] }, Stop);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Portal.DisposeAsync();
    }

    [Fact]
    public async Task The_first_registration_binds_all()
    {
        RegistrationReport report = await RegisterAsync(All);

        Assert.True(report.Succeeded);
        Assert.All(report.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Bound, outcome.Status));
        Assert.Equal(
            All.Select(static binding => (binding.Placement, binding.GetHandlerUrl(BaseAddress))).Order(),
            Portal.Bindings.Select(static binding => (binding.Placement, binding.Handler)).Order());
        Assert.Equal("https://myapp.example.com/failed", Stored("PAGE_BACKGROUND_WORKER").Options["errorHandlerUrl"]);
        Assert.Equal("Lieferungen", Stored("CRM_DEAL_DETAIL_TAB").Texts["de"].Title);
    }

    [Fact]
    public async Task The_second_registration_calls_nothing_but_placement_get()
    {
        await RegisterAsync(All);
        int calls = Portal.Requests.Count;

        RegistrationReport report = await RegisterAsync(All);

        Assert.All(report.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal(["placement.get"], Portal.Requests.Skip(calls).Select(static request => request.Method));
    }

    [Theory]
    [InlineData(50, "placement.get, batch")]
    [InlineData(51, "placement.get, batch, placement.bind")]
    public async Task New_bindings_cost_a_request_for_each_fifty(int count, string requests)
    {
        WidgetBinding[] declared = Many(count);

        RegistrationReport first = await RegisterAsync(declared);
        string calls = string.Join(", ", Portal.Requests.Select(static request => request.Method));
        RegistrationReport second = await RegisterAsync(declared);

        Assert.True(first.Succeeded, first.ToString());
        Assert.Equal(requests, calls);
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal($"{requests}, placement.get", string.Join(", ", Portal.Requests.Select(static request => request.Method)));
    }

    [Fact]
    public async Task Ten_registrations_at_once_end_in_the_same_state()
    {
        await RegisterAsync([new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Before"}"""u8), new("""{"PLACEMENT":"CALL_CARD","HANDLER":"~/stale"}"""u8)]);
        await RegisterAsync(
            [Worker], new Uri("https://tunnel.example.com"), new RegistrationOptions { StaleBindings = StaleBindings.Keep });
        var options = new RegistrationOptions { FormerAddresses = [new Uri("https://tunnel.example.com")] };
        WidgetBinding[] declared = [.. All, .. Many(30)];

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => RegisterAsync(declared, options: options)));
        RegistrationReport last = await RegisterAsync(declared, options: options);

        Assert.All(last.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal(
            declared.Select(static binding => (binding.Placement, binding.GetHandlerUrl(BaseAddress))).Order(),
            Portal.Bindings.Select(static binding => (binding.Placement, binding.Handler)).Order());
    }

    [Fact]
    public async Task A_changed_title_replaces_one_binding()
    {
        await RegisterAsync(All);
        WidgetBinding renamed = new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Desk"}"""u8);

        RegistrationReport report = await RegisterAsync([Tab, renamed, Untitled, Chat, Worker]);

        Assert.Equal("LEFT_MENU", Assert.Single(report.Outcomes, static outcome => outcome.Status != OutcomeStatus.Unchanged).Placement);
        Assert.Equal(OutcomeStatus.Replaced, report.Outcomes.Single(static outcome => outcome.Placement == "LEFT_MENU").Status);
        Assert.Equal("Desk", Stored("LEFT_MENU").Title);
        Assert.Equal(All.Length, Portal.Bindings.Count);
    }

    [Fact]
    public async Task A_changed_language_or_option_replaces_the_binding()
    {
        await RegisterAsync([Tab, Chat]);
        WidgetBinding tab = new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/tab","TITLE":"Supplies","LANG_ALL":{"en":{"TITLE":"Supplies"},"de":{"TITLE":"Ware"}}}"""u8);
        WidgetBinding chat = new(
            """{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","TITLE":"Chat","OPTIONS":{"iconName":"fa-truck","context":"CRM;USER"}}"""u8);

        RegistrationReport report = await RegisterAsync([tab, chat]);

        Assert.All(report.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Replaced, outcome.Status));
        Assert.Equal("Ware", Stored("CRM_DEAL_DETAIL_TAB").Texts["de"].Title);
        Assert.Equal("100", Stored("IM_TEXTAREA").Options["width"]);
    }

    [Fact]
    public async Task A_binding_that_is_no_longer_declared_goes()
    {
        await RegisterAsync(All);

        RegistrationReport report = await RegisterAsync([Tab]);

        Assert.Equal(All.Length - 1, report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Removed));
        Assert.Equal("CRM_DEAL_DETAIL_TAB", Assert.Single(Portal.Bindings).Placement);
    }

    [Fact]
    public async Task A_handler_of_a_foreign_origin_stays()
    {
        await RegisterAsync([Menu], new Uri("https://other.example.com"));

        RegistrationReport report = await RegisterAsync([Menu]);

        Assert.Equal(OutcomeStatus.Bound, Assert.Single(report.Outcomes).Status);
        Assert.Equal(
            ["https://other.example.com/menu", "https://myapp.example.com/menu"],
            Portal.Bindings.Select(static binding => binding.Handler));
    }

    [Fact]
    public async Task A_handler_of_a_former_address_goes_after_the_new_one_came()
    {
        await RegisterAsync([Menu], new Uri("https://tunnel.example.com:8443"));

        RegistrationReport report = await RegisterAsync(
            [Menu], options: new RegistrationOptions { FormerAddresses = [new Uri("https://tunnel.example.com:8443/some/path")] });

        Assert.Equal([OutcomeStatus.Bound, OutcomeStatus.Removed], report.Outcomes.Select(static outcome => outcome.Status));
        Assert.Equal("https://myapp.example.com/menu", Assert.Single(Portal.Bindings).Handler);
    }

    [Fact]
    public async Task The_only_handler_that_a_placement_allows_makes_room_first()
    {
        await RegisterAsync([Worker], new Uri("https://tunnel.example.com"));

        RegistrationReport report = await RegisterAsync(
            [Worker], options: new RegistrationOptions { FormerAddresses = [new Uri("https://tunnel.example.com")] });

        Assert.True(report.Succeeded, report.ToString());
        Assert.Equal("https://myapp.example.com/worker", Assert.Single(Portal.Bindings).Handler);
    }

    [Fact]
    public async Task A_refused_successor_leaves_the_former_handler_in_place()
    {
        await RegisterAsync([Worker], new Uri("https://tunnel.example.com"));
        WidgetBinding broken = new("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","TITLE":"Worker"}"""u8);

        RegistrationReport report = await RegisterAsync(
            [broken], options: new RegistrationOptions { FormerAddresses = [new Uri("https://tunnel.example.com")] });

        Assert.False(report.Succeeded);
        Assert.Contains(report.Outcomes, static outcome => outcome.ErrorCode == "EMPTY_ERROR_HANDLER_URL");
        Assert.Equal("https://tunnel.example.com/worker", Assert.Single(Portal.Bindings).Handler);
        Assert.Equal("https://tunnel.example.com/failed", Assert.Single(Portal.Bindings).Options["errorHandlerUrl"]);
    }

    [Theory]
    [InlineData(StaleBindings.Keep, 2)]
    [InlineData(StaleBindings.RemoveOwn, 2)]
    [InlineData(StaleBindings.RemoveAll, 1)]
    public async Task Foreign_handlers_go_only_when_all_undeclared_ones_shall(StaleBindings choice, int left)
    {
        await RegisterAsync([Menu], new Uri("https://other.example.com"));

        RegistrationReport report = await RegisterAsync([Menu], options: new RegistrationOptions { StaleBindings = choice });

        Assert.True(report.Succeeded);
        Assert.Equal(left, Portal.Bindings.Count);
    }

    [Fact]
    public async Task Keep_keeps_the_applications_own_stale_handlers()
    {
        await RegisterAsync([Menu]);

        await RegisterAsync([Tab], options: new RegistrationOptions { StaleBindings = StaleBindings.Keep });

        Assert.Equal(2, Portal.Bindings.Count);
    }

    [Fact]
    public async Task A_wildcard_is_registered_for_every_smart_process_of_the_portal()
    {
        RegistrationReport first = await RegisterAsync([AnyProcess]);
        RegistrationReport second = await RegisterAsync([AnyProcess]);

        Assert.Equal(
            ["CRM_DYNAMIC_128_DETAIL_TAB", "CRM_DYNAMIC_1034_DETAIL_TAB"], first.Outcomes.Select(static outcome => outcome.Placement));
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
    }

    [Fact]
    public async Task A_portal_without_smart_processes_has_nothing_to_register_for_a_wildcard()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { EntityTypeIds = [] }, Stop);

        RegistrationReport report = await PlacementRegistration.RegisterAsync(
            new BitrixClient(_http, portal.IssueTokens()), [AnyProcess, Menu], BaseAddress, cancellationToken: Stop);

        Assert.Equal("LEFT_MENU", Assert.Single(report.EnsureSuccess().Outcomes).Placement);
    }

    [Fact]
    public async Task A_wildcard_does_not_vanish_because_a_scope_is_missing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Scopes = ["placement"] }, Stop);

        RegistrationReport report = await PlacementRegistration.RegisterAsync(
            new BitrixClient(_http, portal.IssueTokens()), [AnyProcess], BaseAddress, cancellationToken: Stop);

        PlacementOutcome failed = Assert.Single(report.Outcomes);
        Assert.Equal(
            (OutcomeStatus.Failed, "CRM_DYNAMIC_*_DETAIL_TAB", "ERROR_PLACEMENT_NOT_FOUND"),
            (failed.Status, failed.Placement, failed.ErrorCode));
        Assert.Contains("scope crm", failed.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_smart_process_that_the_portal_does_not_have_fails_with_advice()
    {
        RegistrationReport report = await RegisterAsync([AnyProcess], options: new RegistrationOptions { EntityTypeIds = [1034, 156] });

        PlacementOutcome failed = Assert.Single(report.Outcomes, static outcome => outcome.Status == OutcomeStatus.Failed);
        Assert.Equal("CRM_DYNAMIC_156_DETAIL_TAB", failed.Placement);
        Assert.Equal("ERROR_PLACEMENT_NOT_FOUND", failed.ErrorCode);
        Assert.Contains("156", failed.Advice, StringComparison.Ordinal);
        Assert.Equal("CRM_DYNAMIC_1034_DETAIL_TAB", Assert.Single(Portal.Bindings).Placement);
        Assert.Throws<RegistrationException>(report.EnsureSuccess);
    }

    [Fact]
    public async Task A_missing_scope_fails_with_the_scope_to_grant()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(new LocalPortalOptions { Scopes = ["placement"] }, Stop);
        var client = new BitrixClient(_http, portal.IssueTokens());

        RegistrationReport report = await PlacementRegistration.RegisterAsync(client, [Tab, Menu], BaseAddress, cancellationToken: Stop);

        PlacementOutcome failed = Assert.Single(report.Outcomes, static outcome => outcome.Status == OutcomeStatus.Failed);
        Assert.Equal("ERROR_PLACEMENT_NOT_FOUND", failed.ErrorCode);
        Assert.Contains("scope crm", failed.Advice, StringComparison.Ordinal);
        Assert.Equal("LEFT_MENU", Assert.Single(portal.Bindings).Placement);
    }

    [Fact]
    public async Task Users_get_a_registration_each_beside_the_general_one()
    {
        await RegisterAsync([Worker]);
        var options = new RegistrationOptions
        {
            StaleBindings = StaleBindings.Keep,
            Users = new Dictionary<Type, IReadOnlyCollection<int>> { [typeof(LocalPortalTests)] = [1, 2] },
        };

        RegistrationReport first = await RegisterAsync([Worker], options: options);
        RegistrationReport second = await RegisterAsync([Worker], options: options);

        Assert.Equal([1, 2], first.Outcomes.Select(static outcome => outcome.UserId));
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal([0, 1, 2], Portal.Bindings.Select(static binding => binding.UserId));
    }

    [Fact]
    public async Task Removing_the_general_registration_leaves_those_of_users()
    {
        await RegisterAsync([Worker, Worker.ForUser(2)]);

        await RegisterAsync([Worker.ForUser(2)]);

        Assert.Equal(2, Assert.Single(Portal.Bindings).UserId);
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        await RegisterAsync([Menu, Tab]);
        int calls = Portal.Requests.Count;
        WidgetBinding renamed = new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Desk"}"""u8);

        RegistrationPlan plan = await PlacementRegistration.PlanAsync(Client(), [renamed, Chat], BaseAddress, cancellationToken: Stop);

        Assert.Equal(
            [PlannedActionKind.Bind, PlannedActionKind.Replace, PlannedActionKind.Remove],
            plan.Actions.Select(static action => action.Kind));
        Assert.Equal(["placement.get"], Portal.Requests.Skip(calls).Select(static request => request.Method));
        Assert.Equal(2, Portal.Bindings.Count);
    }

    [Fact]
    public async Task Unregistering_removes_what_is_declared_and_stale_and_nothing_else()
    {
        await RegisterAsync([Menu], new Uri("https://other.example.com"));
        await RegisterAsync(All);

        RegistrationReport report = await PlacementRegistration.UnregisterAsync(
            Client(), [Menu, Tab], BaseAddress, cancellationToken: Stop);

        Assert.True(report.Succeeded);
        Assert.Equal("https://other.example.com/menu", Assert.Single(Portal.Bindings).Handler);
    }

    [Fact]
    public async Task A_removed_widget_is_named_by_some_title_if_it_has_none_in_the_portals_language()
    {
        await RegisterAsync(
            [new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","LANG_ALL":{"de":{"GROUP_NAME":"Gruppe"},"fr":{"TITLE":"Carte"}}}"""u8)]);

        RegistrationReport report = await RegisterAsync([]);

        Assert.Equal((OutcomeStatus.Removed, "Carte"), (Assert.Single(report.Outcomes).Status, report.Outcomes[0].Title));
    }

    [Fact]
    public async Task An_employee_cannot_register()
    {
        var client = new BitrixClient(_http, Portal.IssueTokens(Portal.Users.First(static user => !user.IsAdministrator)));

        BitrixException refusal = await Assert.ThrowsAsync<BitrixException>(
            () => PlacementRegistration.RegisterAsync(client, All, BaseAddress, cancellationToken: Stop));

        Assert.Equal("ACCESS_DENIED", refusal.Code);
        Assert.Empty(Portal.Bindings);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("ftp://myapp.example.com")]
    [InlineData("https://user:secret@myapp.example.com")]
    [InlineData("https://myapp.example.com/?source=mail")]
    public async Task A_base_address_that_is_none_is_refused_before_anything_is_called(string address)
    {
        ArgumentException refusal = await Assert.ThrowsAsync<ArgumentException>(() =>
            PlacementRegistration.RegisterAsync(Client(), All, new Uri(address, UriKind.RelativeOrAbsolute), cancellationToken: Stop));

        Assert.Equal("baseAddress", refusal.ParamName);
        Assert.Contains("https://myapp.example.com", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Portal.Requests);
    }

    private static WidgetBinding[] Many(int count) =>
        [.. Enumerable.Range(0, count).Select(static number => new WidgetBinding(
            Encoding.UTF8.GetBytes($$$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/tab/{{{number}}}","LANG_ALL":{"en":{"TITLE":"Tab & {{{number}}}"},"de":{"TITLE":"Zettel {{{number}}} ü"} } }""")))];

    private BitrixClient Client() => new(_http, Portal.IssueTokens());

    private Task<RegistrationReport> RegisterAsync(
        WidgetBinding[] bindings, Uri? baseAddress = null, RegistrationOptions? options = null) =>
        PlacementRegistration.RegisterAsync(Client(), bindings, baseAddress ?? BaseAddress, options, Stop);

    private LocalBinding Stored(string placement) => Portal.Bindings.Single(binding => binding.Placement == placement);
}
