using Microsoft.AspNetCore.Http;

namespace Placement.Pages;

/// <summary>What has to be done before the page of a widget is sent, while its failure can still be told: a feature of requests.</summary>
internal interface IPageCondition
{
    /// <summary>Does it, once.</summary>
    Task FulfilAsync();

    /// <summary>Does what the page of a request needs; nothing, if it needs nothing.</summary>
    static Task FulfilAsync(HttpContext context) => context.Features.Get<IPageCondition>()?.FulfilAsync() ?? Task.CompletedTask;
}
