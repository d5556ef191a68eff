using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
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

    [Theory]
    [InlineData("de", null, "de", "1,5")]
    [InlineData("en", null, "en", "1.5")]
    [InlineData("ua", null, "en", "1.5")]
    [InlineData("en", "de-AT", "de-AT", "1,5")]
    [InlineData("de", "ar", "ar", null)]
    public async Task The_language_of_a_page_is_that_of_its_numbers(string language, string? culture, string expected, string? number)
    {
        await using InstallableApplication app = await StartAsync(Localize);

        foreach (string path in (string[])["/widget", "/component"])
        {
            string html = await OpenAsync(app, path, language, culture);
            string direction = expected == "ar" ? " dir=\"rtl\"" : "";
            Assert.Contains($"<html lang=\"{expected}\"{direction}>", html, StringComparison.Ordinal);
            Assert.Contains($"<p>{expected}|{expected}|{number}", html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("de", null, "de")]
    [InlineData("fr", null, "en")]
    [InlineData("en", "de-AT", "de")]
    [InlineData("de", "ar", "en")]
    public async Task Pages_of_the_library_speak_the_language_that_the_application_decides_on(
        string language, string? culture, string expected)
    {
        await using InstallableApplication app = await StartAsync(Localize);

        string installer = await OpenAsync(app, "/install", language, culture);
        string error = await OpenAsync(app, "/widgets/deal", language, culture, PortalForm.Installer(_portal).With("member_id", null));
        string misdirected = await OpenAsync(app, "/install", language, culture, PortalForm.Installer(_portal).With("PLACEMENT", "X"));

        Assert.All([installer, error, misdirected], page => Assert.StartsWith(
            $"<!DOCTYPE html>\n<html lang=\"{expected}\">", page, StringComparison.Ordinal));
        Assert.Contains(
            expected == "de" ? "Diese Seite kann nicht angezeigt werden" : "This page cannot be shown", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installer_keeps_its_language_when_it_is_tried_again()
    {
        await using InstallableApplication app = await StartAsync(Localize);
        _portal.Faults.Add(Placement.Testing.PortalFault.ServerError().ForMethod("placement.get").Times(1));
        string ticket = InstallableApplication.TicketIn(await OpenAsync(app, "/install", "de"));

        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"de\">", (await app.RetryAsync(ticket)).Html, StringComparison.Ordinal);
    }

    private static void Localize(WebApplication app) => app.UseRequestLocalization(options =>
    {
        string[] cultures = ["en", "de", "de-AT", "ar"];
        options.SetDefaultCulture("en").AddSupportedCultures(cultures).AddSupportedUICultures(cultures);
        options.RequestCultureProviders = [new QueryStringRequestCultureProvider(), new WidgetCultureProvider()];
    });

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

    private async Task<string> OpenAsync(
        InstallableApplication app, string path, string? language, string? culture = null, PortalForm? form = null)
    {
        using HttpRequestMessage request = (form ?? PortalForm.Installer(_portal)).With("LANG", language).Request(path);
        request.RequestUri = culture is null ? request.RequestUri : new Uri($"{request.RequestUri}&culture={culture}", UriKind.Relative);
        using HttpResponseMessage response = await app.Client.SendAsync(request, CancellationToken);
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
