using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Placement.Requests;

namespace Placement.Sessions;

/// <summary>What makes an endpoint one that answers within sessions only.</summary>
internal static class SessionEndpoints
{
    /// <summary>A session has proven its user, and nothing else does.</summary>
    public static IAuthorizeData Authorization { get; } = new AuthorizeAttribute(PlacementDefaults.SessionPolicy);

    /// <summary>What stands in for an antiforgery token: a ticket is in no cookie, so no other site's form can have one.</summary>
    public static IAntiforgeryMetadata Antiforgery { get; } = new NoAntiforgery();

    /// <summary>Asks for a session before an endpoint answers, unless that is asked for already.</summary>
    /// <returns>Whether it was not.</returns>
    public static bool TryRequire(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.Contains(Authorization))
        {
            return false;
        }

        endpoint.Metadata.Add(Authorization);
        endpoint.Metadata.Add(Antiforgery);
        return true;
    }

    /// <summary>
    /// Asks for a session before an endpoint answers whose handler takes one, and answers in the language of its user. It is a delegate
    /// that ASP.NET Core compiles anyway; for any other one, a filter would make it do so.
    /// </summary>
    public static void RequireForParameter(EndpointBuilder endpoint)
    {
        if (TryRequire(endpoint))
        {
            endpoint.FilterFactories.Add(static (_, next) => async context =>
            {
                Enter(context.HttpContext);
                try
                {
                    return await next(context).ConfigureAwait(false);
                }
                catch (Exception failure)
                {
                    WidgetDiagnostics.Tell(context.HttpContext, failure);
                    throw;
                }
            });
        }
    }

    /// <summary>Whether an endpoint answers within sessions alone, so that the form that opens a widget is nothing to it.</summary>
    public static bool AreRequired(Endpoint? endpoint) =>
        endpoint?.Metadata.GetOrderedMetadata<IAuthorizeData>() is { } asked
        && asked.Any(static data => data.Policy == PlacementDefaults.SessionPolicy);

    /// <summary>Answers in the language of the session's user, and with their numbers and dates.</summary>
    public static void Localize(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } next)
        {
            endpoint.RequestDelegate = context => AnswerAsync(context, next);
        }
    }

    /// <summary>Asynchronous, so that the culture does not outlast the call.</summary>
    private static async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        Enter(context);
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            WidgetDiagnostics.Tell(context, failure);
            throw;
        }
    }

    /// <summary>Goes on in the culture of a session's user, unless the application has decided on one itself.</summary>
    public static void Enter(HttpContext context)
    {
        if (context.Features.Get<IRequestCultureFeature>() is null && context.Features.Get<UserLanguage>() is { } language)
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        }
    }

    private sealed class NoAntiforgery : IAntiforgeryMetadata
    {
        public bool RequiresValidation => false;
    }
}
