using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Placement.AspNetCore.Tests.RequestVerification.Harness;
using Placement.Testing;

namespace Placement.AspNetCore.Tests.RequestVerification;

/// <summary>What is made of the answers of authorization servers.</summary>
public class AuthorizationServerAnswerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "<html>Maintenance</html>")]
    [InlineData(200, "[]")]
    [InlineData(200, "null")]
    [InlineData(200, "{}")]
    [InlineData(200, "{\"result\":true}")]
    [InlineData(200, "{\"result\":{\"client_id\":\"{client}\"}}")]
    [InlineData(200, "{\"result\":{\"client_id\":\"{client}\",\"install\":[]}}")]
    [InlineData(200, "{\"result\":{\"client_id\":\"{client}\",\"install\":{\"member_id\":\"\\ud800\"}}}")]
    [InlineData(
        200,
        "{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{\"result\":{}}}}}}}}}}}}}}}}}}")]
    [InlineData(200, "{\"error\":\"QUERY_LIMIT_EXCEEDED\"}")]
    [InlineData(503, "{\"error\":\"QUERY_LIMIT_EXCEEDED\",\"error_description\":\"Too many requests\"}")]
    [InlineData(500, "{\"error\":\"INTERNAL_SERVER_ERROR\"}")]
    [InlineData(502, "<html>Bad gateway</html>")]
    [InlineData(500, "{valid}")]
    public async Task An_answer_that_is_none_proves_nothing(int status, string body)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        string answer = body.Replace("{client}", portal.Options.ClientId, StringComparison.Ordinal)
            .Replace(
                "{valid}", ScriptedAnswers.Info(
                    portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri), StringComparison.Ordinal);
        await using VerificationHost host = VerificationHost.For(portal, answers: new ScriptedAnswers(answer, (HttpStatusCode)status));
        OriginClaim claim = Claims.Of(portal);

        await AssertRefusedAsync(host, claim, OriginRefusal.NotVerifiable, questions: 1);

        // It says nothing about the token, so the next request asks again.
        await AssertRefusedAsync(host, claim, OriginRefusal.NotVerifiable, questions: 2);
    }

    [Theory]
    [InlineData(401, "expired_token")]
    [InlineData(401, "INVALID_TOKEN")]
    [InlineData(401, "NO_AUTH_FOUND")]
    [InlineData(401, "NOT_INSTALLED")]
    [InlineData(200, "wrong_client")]
    public async Task An_error_about_the_token_counts_whatever_its_status(int status, string code)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using VerificationHost host = VerificationHost.For(
            portal, answers: new ScriptedAnswers($$"""{"error":"{{code}}"}""", (HttpStatusCode)status));

        await AssertRefusedAsync(host, Claims.Of(portal), OriginRefusal.InvalidAccessToken, questions: 1);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed(int status)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using RealServer target = await RealServer.StartAsync(
            context => context.Response.WriteAsync(
                ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)));
        await using RealServer server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.Location = target.Address.AbsoluteUri;
            return context.Response.WriteAsync(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri));
        });
        await using VerificationHost host = VerificationHost.For(portal);

        await AssertRefusedAsync(
            host, Claims.Of(
                portal,
                change: new ClaimChange { ServerEndpoint = server.Address.AbsoluteUri }), OriginRefusal.NotVerifiable, questions: 1);

        Assert.Equal(1, server.Requests);
        Assert.Equal(0, target.Requests);
    }

    [Fact]
    public async Task An_answer_to_a_redirect_that_the_application_s_own_handler_followed_does_not_count()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using RealServer target = await RealServer.StartAsync(
            context => context.Response.WriteAsync(
                ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri)));
        await using RealServer server = await RealServer.StartAsync(context =>
        {
            context.Response.Redirect(target.Address.AbsoluteUri, permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        using var following = new SocketsHttpHandler { AllowAutoRedirect = true };
        await using VerificationHost host = VerificationHost.For(portal, answers: following);

        await AssertRefusedAsync(
            host, Claims.Of(
                portal,
                change: new ClaimChange { ServerEndpoint = server.Address.AbsoluteUri }), OriginRefusal.NotVerifiable, questions: 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_answer_that_is_too_long_proves_nothing(bool isDeclared)
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        const int Length = 4 * 1024 * 1024;
        byte[] blanks = new byte[Length];
        blanks.AsSpan().Fill((byte)' ');
        byte[] info = Encoding.UTF8.GetBytes(ScriptedAnswers.Info(portal.Options.ClientId, portal.MemberId, portal.Endpoint.AbsoluteUri));
        await using RealServer server = await RealServer.StartAsync(async context =>
        {
            // Blanks before JSON are allowed, so it is only too long.
            context.Response.ContentLength = isDeclared ? Length + info.Length : null;
            await context.Response.Body.WriteAsync(blanks, context.RequestAborted);
            await context.Response.Body.WriteAsync(info, context.RequestAborted);
        });
        await using VerificationHost host = VerificationHost.For(portal);

        await AssertRefusedAsync(
            host, Claims.Of(
                portal,
                change: new ClaimChange { ServerEndpoint = server.Address.AbsoluteUri }), OriginRefusal.NotVerifiable, questions: 1);
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_proves_nothing()
    {
        await using LocalPortal portal = await LocalPortal.StartAsync(cancellationToken: Cancel);
        await using RealServer server = await RealServer.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        await using VerificationHost host = VerificationHost.For(portal);

        await AssertRefusedAsync(
            host, Claims.Of(
                portal,
                change: new ClaimChange { ServerEndpoint = server.Address.AbsoluteUri }), OriginRefusal.NotVerifiable, questions: 1);

        Assert.Contains(
            host.Log.Lines, static line => line is { Category: "Placement.AuthorizationServers", Id: 225, Level: LogLevel.Warning });
    }

    private static async Task AssertRefusedAsync(VerificationHost host, OriginClaim claim, OriginRefusal refusal, int questions)
    {
        Verification verification = await host.Verifier.VerifyAsync(claim, Cancel);

        Assert.Equal(refusal, verification.Refusal);
        Assert.False(verification.Succeeded);
        Assert.Null(verification.Portal);
        Assert.Equal(questions, host.Sent.Count);
        await foreach (Portal portal in host.Store.ListAsync(Cancel))
        {
            Assert.Fail($"{portal} is stored.");
        }
    }
}
