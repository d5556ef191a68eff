namespace Placement;

/// <summary>Calls REST methods of one portal on behalf of one user.</summary>
/// <remarks>
/// Small on purpose: any Bitrix24 client can be adapted to it in a few lines. An implementation throws
/// <see cref="BitrixException"/> for every answer that is an error, also when the status is 200.
/// </remarks>
public interface IBitrixClient
{
    /// <summary>Calls a method.</summary>
    /// <param name="method">The method's name, such as <c>placement.bind</c>.</param>
    /// <param name="parameters">The parameters as a JSON object in UTF-8, without <c>auth</c>; empty: none.</param>
    /// <param name="cancellationToken">Gives up waiting. What the server has begun it may still finish.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="BitrixException">The portal answered with an error, or with something that is no answer.</exception>
    Task<BitrixResponse> CallAsync(string method, ReadOnlyMemory<byte> parameters, CancellationToken cancellationToken = default);
}
