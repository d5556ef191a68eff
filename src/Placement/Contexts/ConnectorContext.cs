using Placement.Catalog;
using Placement.Contexts;

namespace Placement;

/// <summary>The settings page of an open channel connector, which <c>imconnector.register</c> registers.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/setting-connector.html">SETTING_CONNECTOR</seealso>
public sealed record ConnectorContext : PlacementContext
{
    /// <summary>The connector's id, lower case; empty: not said.</summary>
    public string Connector { get; init; } = "";

    /// <summary>The open channel; null: not said.</summary>
    public int? Line { get; init; }

    /// <summary>Whether the connector works (STATUS).</summary>
    public bool IsReady { get; init; }

    /// <summary>Whether it is switched on (ACTIVE_STATUS).</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether the connection has been checked (CONNECTION_STATUS).</summary>
    public bool IsConnected { get; init; }

    /// <summary>Whether it is registered (REGISTER_STATUS).</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Whether it reported an error (ERROR_STATUS).</summary>
    public bool HasError { get; init; }

    internal static new ConnectorContext Read(ContextValues values) => new()
    {
        Uri = values.Uri,
        Properties = values.Properties,
        Connector = values.Text(ContextMember.Connector) ?? "",
        Line = values.OptionalId(ContextMember.Line),
        IsReady = values.IsYes(ContextMember.IsReady),
        IsActive = values.IsYes(ContextMember.IsActive),
        IsConnected = values.IsYes(ContextMember.IsConnected),
        IsRegistered = values.IsYes(ContextMember.IsRegistered),
        HasError = values.IsYes(ContextMember.HasError),
    };
}
