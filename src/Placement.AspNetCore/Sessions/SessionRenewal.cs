using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Placement.Sessions;

/// <summary>Gives a page that stays open the ticket that follows its own.</summary>
internal static class SessionRenewal
{
    /// <summary>Maps the address.</summary>
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints
        .MapPost(PlacementDefaults.RenewalPath, (RequestDelegate)AnswerAsync)
        .RequireWidgetSession()
        .WithDisplayName("Placement session");

    /// <summary>Answers <c>{"ticket":"…","expiresIn":1200}</c>, the time in seconds.</summary>
    private static Task AnswerAsync(HttpContext context)
    {
        WidgetSession session = context.GetWidgetSession()!;
        double seconds = Math.Max(0, session.Lifetime.TotalSeconds);
        context.Response.ContentType = "application/json; charset=utf-8";

        // A ticket has no character that JSON would have to escape.
        string answer = string.Create(
            CultureInfo.InvariantCulture, $$"""{"ticket":"{{session.Ticket()}}","expiresIn":{{(long)seconds}}}""");
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(answer), context.RequestAborted).AsTask();
    }
}
