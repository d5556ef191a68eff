using Microsoft.AspNetCore.Http;
using Placement.Tool.Tests.Harness;
using static Placement.Tool.Tests.Harness.ControlServer;

namespace Placement.Tool.Tests.Commands;

/// <summary>Whoever is asked with --url is not there, has nothing, or answers what nobody understands.</summary>
public sealed class OddRemoteTests
{
    private const string Applications = """["app.1","app.2"]""";

    [Theory]
    [InlineData("apply")]
    [InlineData("apply", "--resume")]
    [InlineData("apply", "--approve-address", "https://apps.acme.com")]
    public async Task Where_there_is_no_release_nothing_is_waited_for(params string[] command)
    {
        await using HandlerServer server = await AnswerAsync(static path => IsNames(path) ? "[]" : "null");

        ToolRun run = await RunAsync(server, Token, command);

        ToolFailure.AssertPlain(run, "has no release");
        Assert.Contains("AddReleases", run.Error, StringComparison.Ordinal);
        Assert.Contains("Bitrix24:Releases:Number", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_where_there_is_no_release_says_so_and_is_done()
    {
        await using HandlerServer server = await AnswerAsync(static path => IsNames(path) ? "[]" : "null");

        ToolRun run = await RunAsync(server, Token, "plan");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("There is no release yet.", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("17")]
    [InlineData("")]
    [InlineData("{\"number\":")]
    [InlineData("""{"number":"one","state":"Running","total":0,"pending":0,"done":0,"needsPerson":0,"states":{}}""")]
    [InlineData("""{"number":1,"state":"Running","total":0.5,"pending":0,"done":0,"needsPerson":0,"states":{}}""")]
    [InlineData("""{"number":1,"state":"Running","total":0,"pending":0,"done":0,"needsPerson":0,"states":[]}""")]
    public async Task A_release_that_nobody_understands_is_one_sentence(string answer)
    {
        await using HandlerServer server = await AnswerAsync(path => IsNames(path) ? "[]" : answer);

        ToolFailure.AssertPlain(await RunAsync(server, Token, "plan"), "no answer of MapReleaseControl");
        ToolFailure.AssertPlain(await RunAsync(server, Token, "apply"), "no answer of MapReleaseControl");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[{}]")]
    [InlineData("[17]")]
    [InlineData("""[{"memberId":17}]""")]
    [InlineData("""[{"memberId":"a","portal":"acme","state":"Current"}]""")]
    [InlineData("""[{"memberId":"","portal":"acme","state":"Current"}]""")]
    [InlineData("""[{"memberId":"b","portal":"acme\ud800","state":"Current"}]""")]
    public async Task Portals_that_nobody_understands_are_one_sentence(string answer)
    {
        await using HandlerServer server = await AnswerAsync(path => IsList(path) ? answer : Release);

        ToolFailure.AssertPlain(await RunAsync(server, Token, "list"), "no answer of MapReleaseControl");
    }

    /// <summary>Pages that lead back would be listed for ever.</summary>
    [Fact]
    public async Task Portals_in_another_order_than_that_of_their_identity_are_one_sentence()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(static context => WriteAsync(
            context,
            IsList(context.Request.Path.Value!)
                ? $$"""[{"memberId":"{{(context.Request.Query["after"] == "a" ? "b" : "a")}}","portal":"acme","state":"Current"}]"""
                : Release));

        ToolFailure.AssertPlain(await RunAsync(server, Token, "list"), "no answer of MapReleaseControl");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[17]")]
    [InlineData("[[]]")]
    public async Task Applications_that_nobody_understands_are_one_sentence(string answer)
    {
        await using HandlerServer server = await AnswerAsync(path => IsNames(path) ? answer : Release);

        ToolFailure.AssertPlain(await RunAsync(server, Token, "plan"), "no answer of MapReleaseControl");
    }

    [Fact]
    public async Task An_application_that_does_not_list_its_applications_is_refused()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(static context =>
        {
            if (!IsNames(context.Request.Path.Value!))
            {
                return WriteAsync(context, Release);
            }

            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });

        ToolFailure.AssertPlain(await RunAsync(server, Token, "plan"), "update both to the same version");
    }

    [Fact]
    public async Task Every_question_and_order_says_which_application_is_meant()
    {
        List<string> asked = [];
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            lock (asked)
            {
                asked.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            }

            if (context.Request.Method == "POST")
            {
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                return Task.CompletedTask;
            }

            string path = context.Request.Path.Value!;
            return WriteAsync(
                context,
                IsNames(path) ? Applications : IsList(path) ? "[]" : asked.Any(static one => one.StartsWith(
                    "POST", StringComparison.Ordinal))
                    ? Release
                    : Release.Replace("Running", "Paused", StringComparison.Ordinal));
        });

        ToolRun list = await RunAsync(server, Token, "list", "--application", "app.2");
        ToolRun apply = await RunAsync(server, Token, "apply", "--application", "app.2", "--resume");

        Assert.True(list.ExitCode == 0, list.ToString());
        Assert.True(apply.ExitCode == 0, apply.ToString());
        Assert.Equal(
            [
                "GET /_placement/control/portals?after=&application=app.2", "GET /_placement/control?application=app.2",
                "POST /_placement/control?application=app.2",
            ],
            asked.Where(static one => one.Contains('?', StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Say --application with one of app.1, app.2.")]
    [InlineData("does not have the application of --application. It has app.1, app.2.", "--application", "hunter22")]
    [InlineData("does not have the application of --application. It has app.1, app.2.", "--application", "")]
    public async Task Where_there_are_several_applications_one_of_them_has_to_be_named(string expected, params string[] more)
    {
        await using HandlerServer server = await AnswerAsync(static path => IsNames(path) ? Applications : Release);

        ToolRun run = await RunAsync(server, Token, ["plan", .. more]);

        ToolFailure.AssertPlain(run, expected);
        Assert.DoesNotContain("hunter22", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--application", "app.1")]
    [InlineData("--release", "3")]
    [InlineData("--wait", "3")]
    public async Task What_is_for_a_running_application_needs_its_address(string option, string value)
    {
        ToolFailure.AssertPlain(await ToolRun.StartAsync("apply", "--all", option, value), $"{option} is for a running application");
    }

    /// <summary>How many portals a page has is the application's to say.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task Pages_of_any_length_are_listed_to_the_end(int length)
    {
        string[] members = ["a1", "b2", "c3", "d4", "e5", "f6"];
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            string after = context.Request.Query["after"].ToString();
            IEnumerable<string> page = members.Where(member => string.CompareOrdinal(member, after) > 0).Take(length)
                .Select(static member => $$"""{"memberId":"{{member}}","portal":"{{member}}.bitrix24.com","state":"Current"}""");
            return WriteAsync(context, IsList(context.Request.Path.Value!) ? $"[{string.Join(',', page)}]" : Release);
        });

        ToolRun run = await RunAsync(server, Token, "list");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(members.Select(static member => $"{member}.bitrix24.com: current"), run.Output.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("odd-remote\ntoken")]
    [InlineData("odd-remote\r\ntoken")]
    [InlineData("odd-remote token")]
    [InlineData("odd-remote-tökén")]
    [InlineData(" \n")]
    public async Task A_token_that_is_none_is_said_and_not_shown(string token)
    {
        await using HandlerServer server = await AnswerAsync(static _ => Release);

        ToolRun run = await RunAsync(server, token, "plan", "-v", "Detailed");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("PLACEMENTS_TOKEN", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("odd-remote", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task White_space_around_a_token_is_none_of_it()
    {
        string? sent = null;
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            sent = context.Request.Headers.Authorization;
            return WriteAsync(context, Release);
        });

        ToolRun run = await RunAsync(server, Token + "\n", "plan");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal($"Bearer {Token}", sent);
    }

    [Fact]
    public async Task An_answer_that_does_not_end_is_read_for_some_megabytes()
    {
        await using HandlerServer server = await HandlerServer.StartAsync(async context =>
        {
            context.Response.ContentType = "application/json";
            byte[] part = new byte[1024 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(part);
            }
        });

        ToolFailure.AssertPlain(await RunAsync(server, Token, "plan"), "no answer of MapReleaseControl");
    }

    [Theory]
    [InlineData("--canaries", "apply", "--canaries", "5%")]
    [InlineData("--again", "apply", "--again")]
    [InlineData("--portal", "plan", "--portal", "acme.bitrix24.com")]
    [InlineData("--portal", "list", "--portal", "acme.bitrix24.com")]
    public async Task Single_portals_are_not_chosen_where_the_running_application_does_that(string option, params string[] command)
    {
        await using HandlerServer server = await AnswerAsync(static path => IsList(path) ? "[]" : Release);

        ToolFailure.AssertPlain(await RunAsync(server, Token, command), $"{option} is for an application that is started here");
    }

    [Fact]
    public async Task All_portals_are_what_the_running_application_is_asked_for()
    {
        await using HandlerServer server = await AnswerAsync(static _ => Release);

        ToolRun run = await RunAsync(server, Token, "apply", "--all");

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    /// <summary>The token must not follow.</summary>
    [Theory]
    [InlineData(302)]
    [InlineData(307)]
    public async Task An_application_that_has_people_sign_in_gets_advice_and_is_not_followed(int status)
    {
        int followed = 0;
        await using HandlerServer other = await HandlerServer.StartAsync(context =>
        {
            Interlocked.Increment(ref followed);
            return WriteAsync(context, Release);
        });
        await using HandlerServer server = await HandlerServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = other.Address.AbsoluteUri;
            return Task.CompletedTask;
        });

        ToolFailure.AssertPlain(await RunAsync(server, Token, "plan"), "The endpoint has to accept bearer tokens");
        Assert.Equal(0, followed);
    }

    [Fact]
    public async Task Whoever_is_not_there_or_has_no_certificate_gets_advice()
    {
        await using HandlerServer untrusted = await HandlerServer.StartAsync(
            static context => WriteAsync(context, Release), DateTimeOffset.UtcNow.AddDays(30));

        ToolFailure.AssertPlain(
            await RunAsync("http://127.0.0.1:9", Token, "plan"), "Look at whether the address is right and the application is running");
        ToolFailure.AssertPlain(await RunAsync(untrusted, Token, "plan"), "has a certificate that is not trusted here");
    }
}
