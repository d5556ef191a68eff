using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Placement.Tool.Tests.Harness;

namespace Placement.Tool.Tests.Commands;

/// <summary>The running application is asked, over HTTP.</summary>
public sealed class RemoteTests
{
    private const string Token = "remote-tests-token";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_release_is_watched_until_every_portal_has_it_and_listed_then()
    {
        await using Customers customers = await Customers.StartAsync(2);
        await using WebApplication application = await StartAsync(customers, number: 3, Customers.Address);

        ToolRun apply = await RunAsync(application, Token, "apply", "--release", "3");
        Assert.True(apply.ExitCode == 0, apply.ToString());
        Assert.Contains("Release 3, Running: 2 of 2 portals have it, 0 need somebody, 0 are left", apply.Output, StringComparison.Ordinal);
        Assert.All(customers.Portals, static portal => Assert.Single(portal.Bindings));

        ToolRun list = await RunAsync(application, Token, "list", "--json");
        Assert.True(list.ExitCode == 0, list.ToString());
        Assert.Equal(
            customers.Portals.Select(static portal => portal.Address.Authority).Order(),
            list.Json["portals"]!.AsArray().Select(static portal => (string)portal!["portal"]!).Order());

        ToolRun plan = await RunAsync(application, Token, "plan");
        Assert.True(plan.ExitCode == 0, plan.ToString());
    }

    [Fact]
    public async Task Another_address_is_approved_by_repeating_it()
    {
        await using Customers customers = await Customers.StartAsync();
        await using (WebApplication first = await StartAsync(customers, number: 1, Customers.Address))
        {
            await RunAsync(first, Token, "apply", "--release", "1");
        }

        var moved = new Uri("http://127.0.0.1:9/moved");
        await using WebApplication second = await StartAsync(customers, number: 2, moved);

        ToolRun refused = await RunAsync(second, Token, "apply", "--release", "2");
        Assert.True(refused.ExitCode == 2, refused.ToString());
        Assert.Contains("--approve-address", refused.Error, StringComparison.Ordinal);

        ToolRun other = await RunAsync(second, Token, "apply", "--release", "2", "--approve-address", Customers.Address.AbsoluteUri);
        ToolFailure.AssertPlain(other, "is not what it waits for");

        ToolRun approved = await RunAsync(second, Token, "apply", "--release", "2", "--approve-address", moved.AbsoluteUri);
        Assert.True(approved.ExitCode == 0, approved.ToString());
        Assert.StartsWith(moved.AbsoluteUri, Assert.Single(customers.Portals[0].Bindings).Handler, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_build_whose_number_was_used_before_is_not_taken_for_one_that_every_portal_has()
    {
        await using Customers customers = await Customers.StartAsync();
        await using (WebApplication first = await StartAsync(customers, number: 1, Customers.Address))
        {
            await RunAsync(first, Token, "apply", "--release", "1");
        }

        await using WebApplication second = await StartAsync(customers, number: 1, new Uri("http://127.0.0.1:9/moved"));

        foreach (string command in (string[])["plan", "apply"])
        {
            ToolFailure.AssertPlain(await RunAsync(second, Token, command), "a higher Bitrix24:Releases:Number");
        }
    }

    [Fact]
    public async Task Whoever_has_no_token_is_refused_and_the_token_is_never_shown()
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using WebApplication application = await StartAsync(customers, number: 1, Customers.Address);

        ToolRun wrong = await RunAsync(application, "wrong-token-text", "plan");
        ToolRun none = await RunAsync(application, token: null, "plan");

        Assert.Equal((1, 1), (wrong.ExitCode, none.ExitCode));
        Assert.Contains("does not accept the token", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("PLACEMENTS_TOKEN", none.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-token-text", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_goes_over_https_only()
    {
        ToolRun run = await ToolRun.StartAsync("plan", "--url", "http://apps.acme.com");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("https", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_password_is_refused_and_not_shown()
    {
        ToolRun run = await ToolRun.StartAsync("plan", "--url", "https://operator:hunter22@apps.acme.com");

        ToolFailure.AssertPlain(run, "--url must have no user name and no password");
        Assert.DoesNotContain("hunter22", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_application_that_says_nobody_may_control_it_does_not_start()
    {
        await using Customers customers = await Customers.StartAsync(0);

        InvalidOperationException failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => StartAsync(customers, number: 1, Customers.Address, isOpen: true));

        Assert.Contains("RequireAuthorization", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_control_endpoint_with_a_path_of_its_own_is_found_by_its_address()
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using WebApplication application = await StartAsync(customers, number: 1, Customers.Address, path: "/ops/releases");
        string address = AddressOf(application);

        ToolRun named = await RunAsync(address + "/ops/releases", Token, "list");
        ToolRun slash = await RunAsync(address + "/ops/releases/", Token, "apply", "--release", "1");
        ToolRun wrong = await RunAsync(address + "/ops/releases", "wrong-token", "list");
        ToolRun unnamed = await RunAsync(address, Token, "list");

        Assert.True(named.ExitCode == 0, named.ToString());
        Assert.True(slash.ExitCode == 0, slash.ToString());
        ToolFailure.AssertPlain(wrong, "does not accept the token");
        ToolFailure.AssertPlain(unnamed, "where that has a path of its own, --url has to be the address with this path");
    }

    [Fact]
    public async Task A_host_with_several_applications_is_asked_about_the_one_that_is_named()
    {
        const string Other = "local.fedcba98765432.87654321";
        await using Customers customers = await Customers.StartAsync();
        await using WebApplication application = await StartAsync(customers, number: 1, Customers.Address, other: Other);
        IReleaseMonitor monitor = application.Services.GetRequiredService<IReleaseMonitor>();
        await BegunAsync(monitor.ForApplication(Other));

        ToolRun none = await RunAsync(application, Token, "plan");
        ToolRun unknown = await RunAsync(application, Token, "list", "--application", "local.hunter22");
        ToolRun main = await RunAsync(application, Token, "apply", "--application", Customers.ClientId);
        ToolRun other = await RunAsync(application, Token, "list", "--application", Other, "--json");
        await monitor.ForApplication(Other).PauseAsync(Stop);
        ToolRun paused = await RunAsync(application, Token, "plan", "--application", Other);

        ToolFailure.AssertPlain(none, $"Say --application with one of {Customers.ClientId}, {Other}.");
        ToolFailure.AssertPlain(unknown, $"It has {Customers.ClientId}, {Other}.");
        Assert.DoesNotContain("hunter22", unknown.Error, StringComparison.Ordinal);
        Assert.True(main.ExitCode == 0, main.ToString());
        Assert.Contains("1 of 1 portals have it", main.Output, StringComparison.Ordinal);
        Assert.Empty(other.Json["portals"]!.AsArray());
        ToolFailure.AssertPlain(paused, "The release is paused. Look at why, then say placements apply --url … --resume.");
    }

    [Fact]
    public async Task An_older_release_is_waited_for_as_long_as_is_said_and_no_longer()
    {
        await using Customers customers = await Customers.StartAsync(0);
        await using WebApplication application = await StartAsync(customers, number: 3, Customers.Address);

        ToolRun run = await RunAsync(application, Token, "apply", "--release", "4", "--wait", "1");

        ToolFailure.AssertPlain(run, "has not got release 4 within 1 s");
        Assert.Single(
            run.Error.Split('\n'),
            static line => line.Contains("The application has release 3. Waiting for release 4", StringComparison.Ordinal));
    }

    private static Task<ToolRun> RunAsync(WebApplication application, string? token, params string[] command) =>
        RunAsync(AddressOf(application), token, command);

    private static string AddressOf(WebApplication application) =>
        application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    private static Task<ToolRun> RunAsync(string address, string? token, params string[] command)
    {
        var situation = new ToolSituation
        {
            Variables = token is null ? [] : new Dictionary<string, string> { ["PLACEMENTS_TOKEN"] = token },
        };
        return ToolRun.StartAsync(situation, [.. command, "--url", address]);
    }

    private static async Task<WebApplication> StartAsync(
        Customers customers, long number, Uri address, bool isOpen = false, string path = "/_placement/control",
        string? other = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<IPortalStore>(customers.Open());
        WidgetHosting.Add(
            builder.Services,
            [new WidgetBinding("""{"PLACEMENT":"CRM_DEAL_DETAIL_TAB","HANDLER":"~/widgets/tab","TITLE":"Tab"}"""u8.ToArray())],
            [],
            options =>
            {
                options.ClientId = Customers.ClientId;
                options.ClientSecret = Customers.ClientSecret;
                options.BaseAddress = address;
                options.AllowLoopback = true;
                if (other is not null)
                {
                    options.Applications.Add(new() { ClientId = other, ClientSecret = "other-client-secret" });
                }
            });
        builder.Services.AddReleases(options =>
        {
            options.Number = number;
            options.IsEnabled = true;
            options.StartsPerSecond = 1000;
        });
        builder.Services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, TokenHandler>("Test", configureOptions: null);
        builder.Services.AddAuthorization();
        WebApplication application = builder.Build();
        IEndpointConventionBuilder control = application.MapReleaseControl(path);
        if (!isOpen)
        {
            control.RequireAuthorization();
        }

        try
        {
            await application.StartAsync(Stop);
            await BegunAsync(application.Services.GetRequiredService<IReleaseMonitor>());
            return application;
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until there is a release, which begins after the start.</summary>
    private static async Task BegunAsync(IReleaseMonitor monitor)
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await monitor.GetProgressAsync(Stop) is null)
        {
            await poll.WaitForNextTickAsync(Stop);
        }
    }

    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
            Request.Headers.Authorization == $"Bearer {Token}"
                ? AuthenticateResult.Success(new AuthenticationTicket(
                    new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", "ci")], "Test")), "Test"))
                : AuthenticateResult.NoResult());
    }
}
