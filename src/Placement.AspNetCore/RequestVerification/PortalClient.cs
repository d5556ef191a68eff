using Placement.Catalog;
using Placement.Client;
using Placement.Transport;

namespace Placement.RequestVerification;

/// <summary>
/// Acts for whoever installed the application, and for the application's system user from when the tokens of the former are worth nothing
/// any more. Which tokens those are, the store is asked at that moment.
/// </summary>
/// <param name="first">Calls with the tokens that the portal had when this client was made.</param>
/// <param name="replace">
/// Finds a client with tokens of the portal that are none of those which were tried, and adds them to these; null: there are none.
/// </param>
internal sealed class PortalClient(
    BitrixClient first, Func<List<PortalTokens>, CancellationToken, Task<BitrixClient?>> replace) : IBitrixClient, IKnownClient
{
    private volatile BitrixClient _current = first;

    PortalTokens IKnownClient.Tokens => _current.Tokens;

    ErrorReader IKnownClient.Errors => _current.Errors;

    /// <inheritdoc/>
    public async Task<BitrixResponse> CallAsync(
        string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default)
    {
        List<PortalTokens> tried = [];
        BitrixClient client = _current;
        while (true)
        {
            try
            {
                return await client.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
            }
            catch (BitrixException refusal) when (BitrixError.Find(refusal.Code) is { EndsTokens: true })
            {
                tried.Add(client.Tokens);
                if (await replace(tried, cancellationToken).ConfigureAwait(false) is not { } other)
                {
                    throw;
                }

                _current = client = other;
            }
        }
    }
}
