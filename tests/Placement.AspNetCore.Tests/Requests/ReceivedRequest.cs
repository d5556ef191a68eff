namespace Placement.AspNetCore.Tests.Requests;

/// <summary>What a widget was given.</summary>
internal sealed record ReceivedRequest(
    string Placement, PlacementContext Context, Portal? Portal, WidgetUser? User, string? ApplicationSid,
    IReadOnlyDictionary<string, string> Raw)
{
    public bool IsVerified => Portal is not null;

    public static ReceivedRequest Of<TContext>(WidgetRequest<TContext> request)
        where TContext : PlacementContext => new(
            request.Placement,
            request.Context,
            request.IsVerified ? request.Portal : null,
            request.IsVerified ? request.User : null,
            request.ApplicationSid,
            request.Raw);
}
