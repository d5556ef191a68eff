using Microsoft.AspNetCore.Http;
using Placement.Requests;

namespace Placement.Pages;

/// <summary>What has to be done before the page of a widget is sent, while its failure can still be told: a feature of requests.</summary>
internal interface IPageCondition
{
    /// <summary>Who may show the page in a frame, as <c>frame-ancestors</c> takes it.</summary>
    string Ancestors { get; }

    /// <summary>Does it, once.</summary>
    /// <returns>Whether it is done.</returns>
    Task<bool> FulfilAsync();

    /// <summary>Does what the page of a request needs; nothing, if it needs nothing.</summary>
    /// <returns>Whether the page can be sent. If not, another one was sent, which says to try again later.</returns>
    static async ValueTask<bool> FulfilAsync(HttpContext context)
    {
        if (context.Features.Get<IPageCondition>() is not { } condition || await condition.FulfilAsync().ConfigureAwait(false))
        {
            return true;
        }

        await ErrorPage.WriteAsync(
            context, StatusCodes.Status503ServiceUnavailable, UserLanguage.Of(context).Code, condition.Ancestors).ConfigureAwait(false);
        return false;
    }
}
