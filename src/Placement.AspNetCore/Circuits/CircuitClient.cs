using Placement.Client;
using Placement.Transport;

namespace Placement.Circuits;

/// <summary>Acts for the user of a circuit, as long as the session goes on.</summary>
internal sealed class CircuitClient(CircuitSession session, BitrixClient client) : IBitrixClient, IKnownClient
{
    PortalTokens IKnownClient.Tokens => client.Tokens;

    ErrorReader IKnownClient.Errors => client.Errors;

    /// <inheritdoc/>
    /// <exception cref="WidgetSessionEndedException">The session has ended.</exception>
    public async Task<BitrixResponse> CallAsync(
        string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
    {
        await session.ContinueAsync(cancellationToken).ConfigureAwait(false);
        return await client.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
    }
}
