using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.AspNetCore.Tests.Requests;

namespace Placement.AspNetCore.Tests.Pages;

/// <summary>What browsers are told: the calling portal may show the page, nobody else, and nobody keeps it.</summary>
public class FrameHeadersTests
{
    private const string Allowed = "frame-ancestors https://acme.bitrix24.com";

    [Fact]
    public async Task A_widget_is_shown_by_its_portal_only_and_kept_by_nobody()
    {
        await using WidgetApplication application = await StartAsync(static _ => { });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(Allowed, answer.Header("Content-Security-Policy"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
        Assert.Equal("same-origin", answer.Header("Referrer-Policy"));
        Assert.Null(answer.Header("X-Frame-Options"));
    }

    [Fact]
    public async Task The_portal_is_where_it_is_stored_whatever_the_request_says()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Portal = WidgetSetup.PortalOf(WidgetFields.MemberId, "portal.acme.com:8443", WidgetFields.ApplicationToken),
            Services = static services =>
                services.Configure<PlacementOptions>(static options => options.PortalHosts.Add("portal.acme.com:8443")),
        });

        Answer answer = await application.OpenAsync(
            WidgetFields.Of(Placements.LeftMenu).WithQuery("DOMAIN", "portal.acme.com:8443").With("AUTH_ID", null));

        Assert.Equal("frame-ancestors https://portal.acme.com:8443", answer.Header("Content-Security-Policy"));
    }

    [Theory]
    [InlineData("default-src 'self'", "default-src 'self', " + Allowed)]
    [InlineData("frame-ancestors 'none'", Allowed)]
    [InlineData("default-src 'self'; FRAME-ANCESTORS 'none' ; img-src *;", "default-src 'self'; img-src *, " + Allowed)]
    [InlineData("frame-ancestors 'none', default-src 'self'; frame-ancestors", "default-src 'self', " + Allowed)]
    [InlineData("frame-ancestors-not-really x; frame-src y", "frame-ancestors-not-really x; frame-src y, " + Allowed)]
    [InlineData(" ; , ;", Allowed)]
    public async Task A_policy_of_the_widgets_own_is_kept_but_for_who_may_show_it(string own, string sent)
    {
        await using WidgetApplication application = await StartAsync(context => context.Response.Headers.ContentSecurityPolicy = own);

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(sent, answer.Header("Content-Security-Policy"));
    }

    [Fact]
    public async Task What_a_widget_says_against_frames_and_for_caches_does_not_count()
    {
        await using WidgetApplication application = await StartAsync(static context =>
        {
            context.Response.Headers.XFrameOptions = "DENY";
            context.Response.Headers.CacheControl = "public, max-age=3600";
            context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
            context.Response.Headers["Referrer-Policy"] = "origin";
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.XFrameOptions = "SAMEORIGIN";
                return Task.CompletedTask;
            });
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal(
            (null, "no-store", null),
            (answer.Header("X-Frame-Options"), answer.Header("Cache-Control"), answer.Header("Cross-Origin-Resource-Policy")));
        Assert.Equal("origin", answer.Header("Referrer-Policy"));
    }

    /// <summary>What protects the rest of an application keeps its widgets out of portals.</summary>
    [Fact]
    public async Task Protection_of_the_whole_application_does_not_reach_widgets()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Services = static services => services.AddAntiforgery(),
            Middleware = static application =>
            {
                application.Use(static (context, next) =>
                {
                    context.Response.Headers.XFrameOptions = "SAMEORIGIN";
                    context.Response.Headers.ContentSecurityPolicy = "frame-ancestors 'self'";
                    return next(context);
                });
                application.UseRouting();
                application.UseAntiforgery();
            },
            Answer = static (context, _) =>
            {
                AntiforgeryTokenSet tokens = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
                return Task.FromResult(Results.Text(tokens.FormFieldName));
            },
        });

        Answer answer = await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu));

        Assert.Equal((200, "__RequestVerificationToken"), (answer.Status, answer.Text));
        Assert.Equal((null, Allowed), (answer.Header("X-Frame-Options"), answer.Header("Content-Security-Policy")));
    }

    /// <summary>What reads forms before the widgets, such as method override, leaves nothing in the body.</summary>
    [Fact]
    public async Task A_form_that_somebody_has_read_before_is_not_read_again()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Middleware = static application =>
                application.UseHttpMethodOverride(new HttpMethodOverrideOptions { FormFieldName = "_method" }),
        });

        Assert.Equal(200, (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu))).Status);
        Assert.Equal(400, (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu).With("member_id", null))).Status);
    }

    [Fact]
    public async Task A_widget_can_read_the_form_again()
    {
        await using WidgetApplication application = await WidgetApplication.StartAsync(new WidgetSetup
        {
            Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
            Answer = static async (context, cancellationToken) =>
                Results.Text((await context.Request.ReadFormAsync(cancellationToken))["PLACEMENT"]),
        });

        Assert.Equal("LEFT_MENU", (await application.OpenAsync(WidgetFields.Of(Placements.LeftMenu))).Text);
    }

    private static Task<WidgetApplication> StartAsync(Action<HttpContext> answer) => WidgetApplication.StartAsync(new WidgetSetup
    {
        Widgets = WidgetSetup.WidgetsFor(Placements.LeftMenu),
        Answer = (context, _) =>
        {
            answer(context);
            return Task.FromResult(Results.Text("opened"));
        },
    });
}
