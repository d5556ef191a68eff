using Placement.Catalog;
using Placement.Client;
using Placement.Transport;

namespace Placement.Planning;

/// <summary>One call that changes a portal's bindings, and what is known about it.</summary>
internal sealed class Command
{
    /// <summary>How PHP writes a reference to the result of an earlier command, percent-encoded.</summary>
    private const string Reference = "%24result%5B";

    private Command(string method, ReadOnlyMemory<byte> parameters, bool fitsBatch)
    {
        Method = method;
        Parameters = parameters;
        InBatch = fitsBatch ? Encode(method, parameters) : null;
    }

    public string Method { get; }

    /// <summary>A JSON object in UTF-8.</summary>
    public ReadOnlyMemory<byte> Parameters { get; }

    /// <summary>
    /// The command as a part of a batch; null: it would not arrive as it is, or is not executed there, and needs a call of its own.
    /// </summary>
    public BatchCommand? InBatch { get; private set; }

    public CommandFate Fate { get; private set; } = CommandFate.NotExecuted;

    /// <summary>Why it was refused, or how its answer was lost.</summary>
    public BitrixException? Error { get; private set; }

    /// <param name="parameters">A JSON object in UTF-8.</param>
    /// <param name="fitsBatch">False: a batch would lose a part of them.</param>
    public static Command Bind(ReadOnlyMemory<byte> parameters, bool fitsBatch = true) => new(PlacementMethods.Bind, parameters, fitsBatch);

    /// <summary>
    /// Always names the handler. USER_ID says whose registration is meant, where there can be several; elsewhere it is not sent.
    /// </summary>
    public static Command Unbind(BindingIdentity identity) => new(PlacementMethods.Unbind, JsonBuffer.WriteObject(writer =>
    {
        writer.WriteString("PLACEMENT", identity.Placement);
        writer.WriteString("HANDLER", identity.Handler);
        if (identity.UserId > 0 || PlacementCatalog.Find(identity.Placement) is { Family.SupportsUserId: true })
        {
            writer.WriteNumber("USER_ID", identity.UserId);
        }
    }), fitsBatch: true);

    public void Settle(CommandFate fate, BitrixException? error = null)
    {
        Fate = fate;
        Error = error;
    }

    /// <summary>It was not executed, because the portal does not do so within a batch.</summary>
    public void LeaveBatch()
    {
        InBatch = null;
        Settle(CommandFate.NotExecuted);
    }

    private static BatchCommand? Encode(string method, ReadOnlyMemory<byte> parameters)
    {
        try
        {
            var command = new BatchCommand(key: null, method, parameters);
            return command.Text.IndexOf(Reference, StringComparison.OrdinalIgnoreCase) < 0 ? command : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
