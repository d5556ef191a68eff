using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>A call, in progress or about to be made.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/telephony/call-card.html">CALL_CARD</seealso>
public sealed record CallCardContext : PlacementContext
{
    /// <summary>The call, as <c>telephony.externalCall.register</c> names it; empty: not said.</summary>
    public string CallId { get; init; } = "";

    /// <summary>The other number, normalised; null: it is hidden.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The number of the line; null: not said.</summary>
    public string? LineNumber { get; init; }

    /// <summary>The name of the line, its number if it has none; null: not said.</summary>
    public string? LineName { get; init; }

    /// <summary>The type of the CRM item that the call belongs to, <c>COMPANY</c> for instance; null: it belongs to none.</summary>
    public string? CrmEntityType { get; init; }

    /// <summary>The CRM item that the call belongs to; null: none.</summary>
    public int? CrmEntityId { get; init; }

    /// <summary>The activity of the call; null: there is none yet.</summary>
    public int? ActivityId { get; init; }

    /// <summary>All CRM items that the call is about.</summary>
    public IReadOnlyList<CrmBinding> Bindings { get; init; } = [];

    /// <summary>Who calls whom.</summary>
    public CallDirection Direction { get; init; }

    /// <summary>How far the call has come.</summary>
    public CallState State { get; init; }

    /// <summary>Whether the employee is working through a list of calls.</summary>
    public bool IsCallList { get; init; }

    internal static new CallCardContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        CallId = values.Text(ContextMember.CallId) ?? "",
        PhoneNumber = values.Text(ContextMember.PhoneNumber),
        LineNumber = values.Text(ContextMember.LineNumber),
        LineName = values.Text(ContextMember.LineName),
        CrmEntityType = values.Text(ContextMember.CrmEntityType),
        CrmEntityId = values.OptionalId(ContextMember.CrmEntityId),
        ActivityId = values.OptionalId(ContextMember.ActivityId),
        Bindings = CrmBinding.ReadAll(values[ContextMember.Bindings]),
        Direction = ReadDirection(values[ContextMember.Direction]),
        State = ReadState(values[ContextMember.State]),
        IsCallList = values.IsYes(ContextMember.IsCallList),
    };

    private static CallDirection ReadDirection(ContextValue value) =>
        value.Is("incoming") ? CallDirection.Incoming
        : value.Is("outgoing") ? CallDirection.Outgoing
        : value.Is("callback") ? CallDirection.Callback
        : CallDirection.None;

    private static CallState ReadState(ContextValue value) =>
        value.Is("idle") ? CallState.Idle
        : value.Is("connecting") ? CallState.Connecting
        : value.Is("connected") ? CallState.Connected
        : CallState.None;
}
