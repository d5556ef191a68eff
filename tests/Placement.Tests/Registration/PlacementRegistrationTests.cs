using System.Text.Json.Nodes;
using static Placement.Tests.Registration.Bindings;

namespace Placement.Tests.Registration;

/// <summary>What registering does, whichever way its commands go.</summary>
public abstract partial class PlacementRegistrationTests(bool takesBatch) : IDisposable
{
    private readonly MemoryPortal _portal = new() { TakesBatch = takesBatch };
    private readonly DirectoryInfo _contentRoot = Directory.CreateTempSubdirectory("placement-icons");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _contentRoot.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Registering_again_changes_nothing_and_asks_only_once()
    {
        WidgetBinding[] declared =
        [
            Declared("LEFT_MENU", "~/menu"),
            Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'LANG_ALL':{'en':{'TITLE':'Supplies'}}"),
            Declared("PAGE_BACKGROUND_WORKER", "~/worker", "'OPTIONS':{'errorHandlerUrl':'~/failed'},'USER_ID':7"),
        ];

        RegistrationReport first = await Register(declared);
        int calls = _portal.Calls.Count;
        RegistrationReport second = await Register(declared);

        Assert.Equal("Bound Bound Bound", Statuses(first));
        Assert.Equal("Unchanged Unchanged Unchanged", Statuses(second));
        Assert.Equal(["get"], _portal.Calls.Skip(calls));
        Assert.Equal(
            ["LEFT_MENU /menu My application", "CRM_DEAL_DETAIL_TAB /deal Supplies", "PAGE_BACKGROUND_WORKER /worker user 7 My application"],
            _portal.Stored());
    }

    [Fact]
    public async Task A_portal_is_brought_to_what_is_declared()
    {
        _portal.Store("CRM_DEAL_LIST_MENU", "/stale");
        _portal.Store("LEFT_MENU", "/menu", "Old");

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("CRM_DEAL_DETAIL_TAB", "~/deal", "'TITLE':'Deal'")]);

        Assert.Equal("Bound Replaced Removed", Statuses(report));
        Assert.True(report.Succeeded);
        Assert.Equal(
            ["get", "bind CRM_DEAL_DETAIL_TAB /deal", "unbind LEFT_MENU /menu", "bind LEFT_MENU /menu", "unbind CRM_DEAL_LIST_MENU /stale"],
            _portal.Calls);
        Assert.Equal(["CRM_DEAL_DETAIL_TAB /deal Deal", "LEFT_MENU /menu New"], _portal.Stored());
    }

    [Fact]
    public async Task A_plan_changes_nothing()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");

        RegistrationPlan plan = await PlacementRegistration.PlanAsync(
            _portal, [Declared("LEFT_MENU", "~/menu", "'TITLE':'New'")], AppAddress, cancellationToken: CancellationToken);

        Assert.Equal("~ LEFT_MENU  https://myapp.example.com/menu  New  TITLE \"Old\" -> \"New\"", plan.ToString());
        Assert.Equal(["get"], _portal.Calls);
    }

    [Fact]
    public async Task The_portal_is_asked_for_its_smart_processes_only_where_they_matter()
    {
        var portal = new MemoryPortal { Offered = ["CRM_DYNAMIC_130_DETAIL_TAB"] };
        WidgetBinding declared = Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x");

        await PlacementRegistration.RegisterAsync(portal, [declared], AppAddress, cancellationToken: CancellationToken);
        await PlacementRegistration.RegisterAsync(
            portal, [declared], AppAddress, new RegistrationOptions { EntityTypeIds = [130] }, CancellationToken);
        await PlacementRegistration.RegisterAsync(
            portal, [Declared("CRM_DYNAMIC_130_DETAIL_TAB", "~/x")], AppAddress, cancellationToken: CancellationToken);

        Assert.Equal(["get", "list", "bind CRM_DYNAMIC_130_DETAIL_TAB /x", "get", "get"], portal.Calls);
    }

    [Fact]
    public async Task A_removal_names_handler_and_user_where_there_are_users()
    {
        _portal.Store("PAGE_BACKGROUND_WORKER", "/worker");
        _portal.Store("PAGE_BACKGROUND_WORKER", "/worker", userId: 7);
        _portal.Store("LEFT_MENU", "/menu");
        _portal.Store("SOME_DAY_NEW", "/x", userId: 7);

        await Register([]);

        Assert.Equal(
            [
                """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/worker","USER_ID":0}""",
                """{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"https://myapp.example.com/worker","USER_ID":7}""",
                """{"PLACEMENT":"LEFT_MENU","HANDLER":"https://myapp.example.com/menu"}""",
                """{"PLACEMENT":"SOME_DAY_NEW","HANDLER":"https://myapp.example.com/x","USER_ID":7}""",
            ],
            _portal.Parameters.Skip(1).Select(static sent => sent.ToJsonString().Replace("\"0\"", "0", StringComparison.Ordinal).Replace(
                "\"7\"", "7", StringComparison.Ordinal)));
        Assert.Empty(_portal.Rows);
    }

    [Fact]
    public async Task Progress_is_told_each_outcome_as_it_happens()
    {
        _portal.Store("LEFT_MENU", "/menu", "Old");
        _portal.Store("REST_APP_URI", "/old");
        var told = new List<(PlacementOutcome Outcome, int Calls)>();
        var options = new RegistrationOptions { Progress = new ImmediateProgress(outcome => told.Add((outcome, _portal.Calls.Count))) };

        RegistrationReport report = await Register(
            [Declared("CRM_DEAL_DETAIL_TAB", "~/x"), Declared("LEFT_MENU", "~/menu", "'TITLE':'New'"), Declared("REST_APP_URI", "~/new")],
            options);

        Assert.Equal(report.Outcomes, told.Select(static entry => entry.Outcome));
        Assert.Equal("Bound Removed Bound Replaced", Statuses(report));
        Assert.Equal(takesBatch ? [2, 6, 6, 6] : [2, 4, 4, 6], told.Select(static entry => entry.Calls));
    }

    [Fact]
    public async Task Cancellation_stops_before_the_next_request()
    {
        _portal.Store("LEFT_MENU", "/stale");
        using var cancellation = new CancellationTokenSource();
        var options = new RegistrationOptions { Progress = new ImmediateProgress(_ => cancellation.Cancel()) };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => PlacementRegistration.RegisterAsync(_portal, [Declared("LEFT_MENU", "~/a")], AppAddress, options, cancellation.Token));

        Assert.Equal(["get", "bind LEFT_MENU /a"], _portal.Calls);
    }

    [Theory]
    [InlineData("LEFT_MENU", "~/x", "unbind LEFT_MENU /x")]
    [InlineData("REST_APP_URI", "~/y", "unbind REST_APP_URI /x")]
    public async Task Cancellation_does_not_leave_a_replacement_half_done(string placement, string handler, string cancelAt)
    {
        _portal.Store(placement, "/x", "Old");
        using var cancellation = new CancellationTokenSource();
        _portal.After = call => CancelAt(cancellation, call, cancelAt);

        RegistrationReport report = await PlacementRegistration.RegisterAsync(
            _portal, [Declared(placement, handler, "'TITLE':'New'")], AppAddress, cancellationToken: cancellation.Token);

        Assert.True(report.Succeeded);
        Assert.Single(_portal.Stored(), $"{placement} {handler[1..]} New");
    }

    [Fact]
    public async Task Unregistering_removes_what_is_declared_and_what_is_stale()
    {
        _portal.Store("LEFT_MENU", "/menu");
        _portal.Store("LEFT_MENU", "/stale");
        _portal.Store("LEFT_MENU", "https://other.example.com/foreign");
        _portal.Store("LEFT_MENU", "https://cdn.example.com/declared");

        RegistrationReport report = await Unregister([Declared("LEFT_MENU", "~/menu"), Declared("LEFT_MENU", "https://cdn.example.com/declared"), Declared("LEFT_MENU", "~/never-bound")]);

        Assert.Equal("Removed Removed Removed", Statuses(report));
        Assert.Equal(["LEFT_MENU /foreign"], _portal.Stored());
        Assert.All(_portal.Parameters.Skip(1), static sent => Assert.NotNull(sent["HANDLER"]));
    }

    [Fact]
    public async Task Unregistering_may_keep_what_is_stale_and_finds_smart_processes_that_are_gone()
    {
        _portal.Store("CRM_DYNAMIC_130_DETAIL_TAB", "/x");
        _portal.Store("CRM_DYNAMIC_130_DETAIL_TAB", "/y");

        RegistrationReport report = await PlacementRegistration.UnregisterAsync(
            _portal, [Declared("CRM_DYNAMIC_*_DETAIL_TAB", "~/x")], AppAddress, new RegistrationOptions { StaleBindings = StaleBindings.Keep }, CancellationToken);

        Assert.Equal("Removed", Statuses(report));
        Assert.Equal(["get", "unbind CRM_DYNAMIC_130_DETAIL_TAB /x"], _portal.Calls);
    }

    [Fact]
    public async Task An_icon_is_sent_with_the_binding()
    {
        _contentRoot.CreateSubdirectory("icons");
        await File.WriteAllBytesAsync(Path.Combine(_contentRoot.FullName, "icons", "truck \"ü\".png"), [1, 2, 250], CancellationToken);

        RegistrationReport report = await Register(
            [Declared("LEFT_MENU", "~/menu", "'TITLE':'}'", icon: "icons/truck \"ü\".png")], new RegistrationOptions { ContentRoot = _contentRoot.FullName });

        Assert.True(report.Succeeded);
        JsonObject sent = _portal.Parameters[^1];
        Assert.Equal(["PLACEMENT", "HANDLER", "TITLE", "ICON"], sent.Select(static member => member.Key));
        Assert.Equal("truck \"ü\".png", sent["ICON"]!["fileData"]![0]!.ToString());
        Assert.Equal(Convert.ToBase64String([1, 2, 250]), sent["ICON"]!["fileData"]![1]!.ToString());
    }

    [Theory]
    [InlineData("missing.png", "was not found below the content root", "CopyToOutputDirectory")]
    [InlineData("missing/missing.png", "was not found below the content root", "CopyToOutputDirectory")]
    [InlineData("folder", "could not be read", "a file which the application may read")]
    [InlineData("../secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("folder/../../secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("..\\secret.png", "is not below the content root", "without \"..\"")]
    [InlineData("/etc/hostname", "is not below the content root", "without \"..\"")]
    [InlineData("C:/secret.png", "is not below the content root", "without \"..\"")]
    public async Task An_icon_that_cannot_be_read_fails_before_anything_is_sent(string icon, string description, string advice)
    {
        DirectoryInfo root = _contentRoot.CreateSubdirectory("root");
        root.CreateSubdirectory("folder");
        await File.WriteAllBytesAsync(Path.Combine(_contentRoot.FullName, "secret.png"), [1], CancellationToken);
        _portal.Store("LEFT_MENU", "/changed", "Old");
        _portal.Store("REST_APP_URI", "/old");

        RegistrationReport report = await Register(
            [
                Declared("LEFT_MENU", "~/menu", icon: icon),
                Declared("LEFT_MENU", "~/changed", "'TITLE':'New'", icon: icon),
                Declared("REST_APP_URI", "~/new", icon: icon),
            ],
            new RegistrationOptions { ContentRoot = root.FullName });

        Assert.Equal("Failed Failed Failed Failed", Statuses(report));
        Assert.Equal(["get"], _portal.Calls);
        Assert.Contains(description, report.Outcomes[0].ErrorDescription, StringComparison.Ordinal);
        Assert.Contains(advice, report.Outcomes[0].Advice, StringComparison.Ordinal);
        Assert.Null(report.Outcomes[0].ErrorCode);
        Assert.DoesNotContain(_contentRoot.FullName, report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_arguments_are_refused_before_any_call()
    {
        WidgetBinding[] declared = [Declared("LEFT_MENU", "~/menu")];

        await Assert.ThrowsAsync<ArgumentNullException>(
            "client", () => PlacementRegistration.RegisterAsync(null!, declared, AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "bindings", () => PlacementRegistration.RegisterAsync(_portal, null!, AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentException>(
            "bindings", () => PlacementRegistration.PlanAsync(_portal, [null!], AppAddress, cancellationToken: CancellationToken));
        await Assert.ThrowsAsync<ArgumentNullException>(
            "baseAddress", () => PlacementRegistration.UnregisterAsync(_portal, declared, null!, cancellationToken: CancellationToken));
        foreach (string address in new[] { "/widgets", "ftp://myapp.example.com", "https://myapp.example.com/?a=b", "https://user@myapp.example.com" })
        {
            await Assert.ThrowsAsync<ArgumentException>(
                "baseAddress",
                () => PlacementRegistration.RegisterAsync(
                    _portal, declared, new Uri(address, UriKind.RelativeOrAbsolute), cancellationToken: CancellationToken));
        }

        Assert.Empty(_portal.Calls);
    }

    [Fact]
    public async Task Bad_options_are_refused_before_any_call()
    {
        (RegistrationOptions Options, string Reason)[] wrong =
        [
            (new() { FormerAddresses = [new Uri("/old", UriKind.Relative)] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = [new Uri("ftp://old.example.com")] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = [null!] }, "FormerAddresses must be an absolute http or https URL"),
            (new() { FormerAddresses = null! }, "must not be null"),
            (new() { Users = null! }, "must not be null"),
            (new() { ContentRoot = "" }, "must not be null"),
            (new() { Users = new Dictionary<Type, IReadOnlyCollection<int>> { [typeof(string)] = [0] } }, "at least 1"),
            (new() { Users = new Dictionary<Type, IReadOnlyCollection<int>> { [typeof(MemoryPortal)] = [1] } }, "Users has Placement.Tests.Registration.MemoryPortal, but no declared binding is of that class"),
            (new() { EntityTypeIds = [0] }, "entityTypeId of a smart process"),
            (new() { EntityTypeIds = [2] }, "entityTypeId of a smart process"),
        ];

        foreach ((RegistrationOptions options, string reason) in wrong)
        {
            ArgumentException exception = await Assert.ThrowsAsync<ArgumentException>(
                "options", () => Register([Declared("LEFT_MENU", "~/menu")], options));
            Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_portal.Calls);
    }

    internal static string Statuses(RegistrationReport report) =>
        string.Join(' ', report.Outcomes.Select(static outcome => outcome.Status));

    private static void CancelAt(CancellationTokenSource cancellation, string call, string at)
    {
        if (call == at)
        {
            cancellation.Cancel();
        }
    }

    private Task<RegistrationReport> Register(IReadOnlyList<WidgetBinding> declared, RegistrationOptions? options = null) =>
        PlacementRegistration.RegisterAsync(_portal, declared, AppAddress, options, CancellationToken);

    private Task<RegistrationReport> Unregister(IReadOnlyList<WidgetBinding> declared) =>
        PlacementRegistration.UnregisterAsync(_portal, declared, AppAddress, cancellationToken: CancellationToken);

    /// <summary>Unlike Progress{T}, tells at once and on the same thread.</summary>
    private sealed class ImmediateProgress(Action<PlacementOutcome> report) : IProgress<PlacementOutcome>
    {
        public void Report(PlacementOutcome value) => report(value);
    }
}
