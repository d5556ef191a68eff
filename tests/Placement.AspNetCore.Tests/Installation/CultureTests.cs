using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>A widget, and what it renders, speak as the user's portal does.</summary>
public sealed class CultureTests : UninstalledPortalTests
{
    public static TheoryData<string?, string, string> Languages => new()
    {
        { "en", "en", "1.5" },
        { "de", "de", "1,5" },
        { "la", "es", "1,5" },
        { "br", "pt-BR", "1,5" },
        { "ua", "uk", "1,5" },
        { "kz", "kk", "1,5" },
        { "sc", "zh-Hans", "1.5" },
        { "xx", "", "1.5" },
        { null, "", "1.5" },
    };

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_widget_and_its_component_run_under_the_culture_of_the_user(string? language, string culture, string number)
    {
        await using InstallableApplication app = await StartAsync(static _ => { });

        Assert.Contains($"<p>{culture}|{culture}|{number}</p>", await OpenAsync(app, "/widget", language), StringComparison.Ordinal);
        Assert.Contains($"<p>{culture}|{culture}|{number}</p>", await OpenAsync(app, "/component", language), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_component_keeps_the_culture_that_its_widget_sets()
    {
        await using InstallableApplication app = await StartAsync(static _ => { });

        Assert.Contains("<p>fr|fr|1,5</p>", await OpenAsync(app, "/french", "en"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br", "pt-BR")]
    [InlineData("ua", "en")]
    public async Task The_middleware_for_localization_understands_the_language_and_its_decision_wins(string language, string culture)
    {
        await using InstallableApplication app = await StartAsync(static app => app.UseRequestLocalization(options =>
        {
            options.SetDefaultCulture("en").AddSupportedCultures("en", "pt-BR").AddSupportedUICultures("en", "pt-BR");
            options.RequestCultureProviders.Insert(0, new WidgetCultureProvider());
        }));

        Assert.Contains($"<p>{culture}|{culture}|", await OpenAsync(app, "/widget", language), StringComparison.Ordinal);
        Assert.Contains($"<p>{culture}|{culture}|", await OpenAsync(app, "/component", language), StringComparison.Ordinal);
    }

    private Task<InstallableApplication> StartAsync(Action<WebApplication> map) =>
        InstallableApplication.StartAsync(_portal, new InstallableOptions
        {
            Services = static services => services.AddRazorComponents(),
            Map = app =>
            {
                map(app);
                app.MapWidget<Page, PlacementContext>("/widget");
                app.MapWidget<ComponentPage, PlacementContext>("/component");
                app.MapWidget<FrenchPage, PlacementContext>("/french");
            },
        });

    private async Task<string> OpenAsync(InstallableApplication app, string path, string? language)
    {
        using HttpResponseMessage response = await app.Client.SendAsync(
            PortalForm.Installer(_portal).With("LANG", language).Request(path), CancellationToken);
        return await response.Content.ReadAsStringAsync(CancellationToken);
    }

    internal sealed class Page : IWidget<PlacementContext>
    {
        public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
        {
            await Task.Yield();
            return Results.Extensions.Widget($"<p>{CultureInfo.CurrentCulture.Name}|{CultureInfo.CurrentUICulture.Name}|{1.5}</p>");
        }
    }

    internal sealed class ComponentPage : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Extensions.Widget<Number>());
    }

    internal sealed class FrenchPage : IWidget<PlacementContext>
    {
        public async Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");
            await Task.Yield();
            return Results.Extensions.Widget<Number>();
        }
    }

    internal sealed class Number : ComponentBase
    {
        private string _text = "";

        protected override async Task OnInitializedAsync()
        {
            await Task.Yield();
            _text = $"{CultureInfo.CurrentCulture.Name}|{CultureInfo.CurrentUICulture.Name}|{1.5}";
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "p");
            builder.AddContent(1, _text);
            builder.CloseElement();
        }
    }
}
