using Microsoft.AspNetCore.Http;

namespace Placement.Tool.Tests.Harness;

/// <summary>Answers in place of the control endpoint of a running application.</summary>
internal static class ControlServer
{
    public const string Token = "odd-remote-token";

    /// <summary>A release that every portal has.</summary>
    public const string Release =
        """{"number":1,"state":"Running","total":0,"pending":0,"done":0,"needsPerson":0,"states":{}}""";

    /// <summary>An application whose release waits for an order.</summary>
    /// <param name="state">In which it waits.</param>
    /// <param name="order">Answers an order with a status.</param>
    /// <param name="runs">Whether it runs.</param>
    public static Task<HandlerServer> OrderedAsync(string state, Func<int> order, Func<bool> runs) =>
        HandlerServer.StartAsync(context =>
        {
            if (context.Request.Method == "POST")
            {
                context.Response.StatusCode = order();
                return Task.CompletedTask;
            }

            return WriteAsync(
                context,
                IsNames(context.Request.Path.Value!) || runs() ? Release : Release.Replace("Running", state, StringComparison.Ordinal));
        });

    public static bool IsNames(string path) => path.EndsWith("/applications", StringComparison.Ordinal);

    public static bool IsList(string path) => path.EndsWith("/portals", StringComparison.Ordinal);

    public static Task<HandlerServer> AnswerAsync(Func<string, string> answer) =>
        HandlerServer.StartAsync(context => WriteAsync(context, answer(context.Request.Path.Value!)));

    public static Task WriteAsync(HttpContext context, string json)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(json == Release && IsNames(context.Request.Path.Value!) ? """["app.1"]""" : json);
    }

    public static Task<ToolRun> RunAsync(HandlerServer server, string token, params string[] command) =>
        RunAsync(server.Address.AbsoluteUri, token, command);

    public static Task<ToolRun> RunAsync(string address, string token, params string[] command) => ToolRun.StartAsync(
        new ToolSituation { Variables = new Dictionary<string, string> { ["PLACEMENTS_TOKEN"] = token } }, [.. command, "--url", address]);
}
