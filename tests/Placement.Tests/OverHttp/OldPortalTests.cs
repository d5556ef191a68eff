using Placement.Testing;

namespace Placement.Tests.OverHttp;

/// <summary>Portals whose <c>placement.get</c> tells less than today's: what is not told is no difference.</summary>
public sealed class OldPortalTests : IDisposable
{
    private static readonly Uri BaseAddress = new("https://myapp.example.com");

    private static readonly WidgetBinding[] All =
    [
        new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Menu","DESCRIPTION":"What it is for","GROUP_NAME":"Desk"}"""u8),
        new("""{"PLACEMENT":"CALL_CARD","HANDLER":"~/untitled"}"""u8),
        new("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/tab","TITLE":"Supplies","LANG_ALL":{"en":{"TITLE":"Supplies","DESCRIPTION":"All of them"},"de":{"TITLE":"Lieferungen"}}}"""u8),
        new("""{"PLACEMENT":"CRM_LEAD_DETAIL_TAB","HANDLER":"~/tab","LANG_ALL":{"fr":{"TITLE":"Livraisons","DESCRIPTION":"Toutes"}}}"""u8),
        new("""{"PLACEMENT":"CRM_CONTACT_DETAIL_TAB","HANDLER":"~/tab","LANG_ALL":{"en":{"DESCRIPTION":"Without a title"}}}"""u8),
        new("""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","TITLE":"Chat","OPTIONS":{"iconName":"fa-truck","context":"CRM;USER","width":60}}"""u8),
        new("""{"PLACEMENT":"PAGE_BACKGROUND_WORKER","HANDLER":"~/worker","TITLE":"Worker","OPTIONS":{"errorHandlerUrl":"~/failed"}}"""u8),
    ];

    private readonly HttpClient _http = new();

    public static TheoryData<bool, bool, string> Portals => new()
    {
        { false, false, "en" },
        { false, true, "en" },
        { true, false, "en" },
        { false, false, "de" },
        { true, false, "de" },
        { true, false, "pl" },
        { true, true, "en" },
    };

    public void Dispose() => _http.Dispose();

    [Theory]
    [MemberData(nameof(Portals))]
    public async Task Registering_twice_makes_one_request_the_second_time(bool listsOptions, bool listsLanguages, string language)
    {
        await using LocalPortal portal = await StartAsync(listsOptions, listsLanguages, language);
        RegistrationReport first = await RegisterAsync(portal, All);
        int requests = portal.Requests.Count;

        RegistrationReport second = await RegisterAsync(portal, All);

        Assert.True(first.Succeeded, first.ToString());
        Assert.All(second.Outcomes, static outcome => Assert.Equal(OutcomeStatus.Unchanged, outcome.Status));
        Assert.Equal(["placement.get"], portal.Requests.Skip(requests).Select(static request => request.Method));
    }

    [Theory]
    [MemberData(nameof(Portals))]
    public async Task What_is_told_is_compared(bool listsOptions, bool listsLanguages, string language)
    {
        await using LocalPortal portal = await StartAsync(listsOptions, listsLanguages, language);
        await RegisterAsync(portal, All);
        WidgetBinding[] changed =
        [
            new("""{"PLACEMENT":"LEFT_MENU","HANDLER":"~/menu","TITLE":"Menu","DESCRIPTION":"What else","GROUP_NAME":"Desk"}"""u8),
            .. All.Skip(1).SkipLast(2),
            new("""{"PLACEMENT":"IM_TEXTAREA","HANDLER":"~/chat","TITLE":"Talk","OPTIONS":{"iconName":"fa-truck","context":"CRM;USER","width":60}}"""u8),
            .. All.TakeLast(1),
        ];

        RegistrationReport report = await RegisterAsync(portal, changed);

        Assert.Equal(
            ["IM_TEXTAREA", "LEFT_MENU"],
            report.Outcomes.Where(static outcome => outcome.Status == OutcomeStatus.Replaced).Select(static outcome => outcome.Placement)
                .Order());
        Assert.Equal(All.Length - 2, report.Outcomes.Count(static outcome => outcome.Status == OutcomeStatus.Unchanged));
        Assert.Equal("Talk", portal.Bindings.Single(static binding => binding.Placement == "IM_TEXTAREA").Title);
    }

    private static Task<LocalPortal> StartAsync(bool listsOptions, bool listsLanguages, string language) => LocalPortal.StartAsync(
        new LocalPortalOptions
        {
            ListsBindingOptions = listsOptions,
            ListsBindingLanguages = listsLanguages,
            DefaultLanguage = language,
        },
        TestContext.Current.CancellationToken);

    private Task<RegistrationReport> RegisterAsync(LocalPortal portal, WidgetBinding[] declared) => PlacementRegistration.RegisterAsync(
        new BitrixClient(_http, portal.IssueTokens(), new BitrixClientOptions { RateLimit = null }),
        declared,
        BaseAddress,
        cancellationToken: TestContext.Current.CancellationToken);
}
