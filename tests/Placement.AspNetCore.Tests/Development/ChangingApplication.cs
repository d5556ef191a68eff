using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.Harness;
using Placement.AspNetCore.Tests.Installation;
using Placement.Hosting;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.Development;

/// <summary>An application whose declared widgets change while it runs, as hot reload changes what generated code returns.</summary>
internal sealed class ChangingApplication : IAsyncDisposable
{
    private readonly WebApplication _application;
    private IReadOnlyList<WidgetBinding> _bindings = [];
    private IReadOnlyList<HostedWidget> _widgets = [];

    private ChangingApplication(LocalPortal portal, bool isBesideLocalPortal)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Development" });
        builder.Logging.ClearProviders().AddProvider(Log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration["Bitrix24:ClientId"] = portal.Options.ClientId;
        builder.Configuration["Bitrix24:ClientSecret"] = portal.Options.ClientSecret;
        builder.Configuration["Bitrix24:LocalPortal"] = isBesideLocalPortal ? portal.Options.ClientId : null;
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        Declare(Deal());
        WidgetHosting.Add(builder.Services, () => _bindings, () => _widgets, configure: static options => options.AllowLoopback = true);
        builder.Services.AddCodeChanges();
        _application = builder.Build();
        WidgetHosting.Map(_application);
        _application.MapPlacementInstaller();
        _application.MapPlacementEvents();
    }

    public RecordedLog Log { get; } = new();

    public IServiceProvider Services => _application.Services;

    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts an application with one widget, and installs it.</summary>
    public static async Task<ChangingApplication> StartAsync(LocalPortal portal, bool isBesideLocalPortal = true)
    {
        var application = new ChangingApplication(portal, isBesideLocalPortal);
        await application._application.StartAsync(TestContext.Current.CancellationToken);
        (await portal.InstallAsync(application.Address, cancellationToken: TestContext.Current.CancellationToken)).EnsureFinished();
        return application;
    }

    /// <summary>The binding of the widget that the application begins with.</summary>
    public static WidgetBinding Deal(string handler = "~/widgets/deal", string title = "Supplies", string more = "") =>
        Binding($$"""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"{{handler}}","TITLE":"{{title}}"{{more}}}""", typeof(DealTab));

    public static WidgetBinding Binding(string parameters, Type type) => new(System.Text.Encoding.UTF8.GetBytes(parameters), type);

    /// <summary>Changes what is declared, and does what the runtime does after a change of code.</summary>
    public void Change(params WidgetBinding[] bindings)
    {
        Declare(bindings);
        CodeChanges.UpdateApplication(null);
    }

    /// <summary>The status of an empty request: what answers there refuses it, and says 404 where nothing does.</summary>
    public async Task<int> StatusOfAsync(string path)
    {
        using var http = new HttpClient();
        using HttpResponseMessage answer = await http.PostAsync(
            new Uri(Address, path), content: null, TestContext.Current.CancellationToken);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Log.Dispose();
    }

    private void Declare(params WidgetBinding[] bindings)
    {
        _bindings = bindings;
        _widgets =
        [
            .. new[]
            {
                HostedWidget.Create<DealTab, CrmEntityContext>(),
                HostedWidget.Create<AlertWorker, BackgroundWorkerContext>(),
            }
            .Where(widget => bindings.Any(binding => binding.WidgetType == widget.WidgetType)),
        ];
    }
}
