using Placement.Catalog;
using Placement.Client;
using Placement.Planning;
using Placement.Transport;

namespace Placement.Execution;

/// <summary>One call that changes a portal's bindings.</summary>
internal sealed class Command(string method, ReadOnlyMemory<byte> parameters)
{
    /// <summary>How PHP writes a reference to the result of an earlier command, percent-encoded.</summary>
    private const string Reference = "%24result%5B";

    public string Method { get; } = method;

    /// <summary>A JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> Parameters { get; } = parameters;

    public static Command Bind(ReadOnlyMemory<byte> parameters) => new(PlacementMethods.Bind, parameters);

    /// <summary>Always names the handler. USER_ID says whose registration is meant, where there can be several; elsewhere it is not sent.</summary>
    public static Command Unbind(BindingIdentity identity) => new(PlacementMethods.Unbind, JsonBuffer.WriteObject(writer =>
    {
        writer.WriteString("PLACEMENT", identity.Placement);
        writer.WriteString("HANDLER", identity.Handler);
        if (identity.UserId > 0 || PlacementCatalog.Find(identity.Placement) is { Family.SupportsUserId: true })
        {
            writer.WriteNumber("USER_ID", identity.UserId);
        }
    }));

    /// <summary>The command as a part of a batch; null: it has a text that would not arrive as it is, and needs a call of its own.</summary>
    public BatchCommand? ToBatchCommand(string key)
    {
        try
        {
            var command = new BatchCommand(key, Method, Parameters);
            return command.Text.IndexOf(Reference, StringComparison.OrdinalIgnoreCase) < 0 ? command : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
