using System.Text.Json;
using Placement.Batches;
using Placement.Client;
using Placement.Transport;

namespace Placement;

/// <summary>The methods that register widgets, <c>app.info</c> and <c>batch</c>, typed.</summary>
/// <remarks>
/// The methods for placements need an application's token and the scope <c>placement</c>; all of them but
/// <see cref="ListPlacementsAsync"/> need an administrator's. To bring a portal's bindings to what the code declares, use
/// <see cref="PlacementRegistration"/>.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/index.html">Widgets</seealso>
public static class BitrixClientExtensions
{
    private const string ApplicationInfoMethod = "app.info";

    private static readonly ErrorReader NoTokensKnown = new(new TokenFilter());

    /// <summary>Registers a widget: <c>placement.bind</c>. <see cref="WidgetBinding.Icon"/> is not sent.</summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="binding">The binding.</param>
    /// <param name="baseAddress">The application's address: absolute, http or https, without query.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ArgumentException">The binding has a <c>*</c>, or the base address is not such an address.</exception>
    /// <exception cref="BitrixException">The portal refused the binding, or did not answer.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
    public static Task BindPlacementAsync(
        this IBitrixClient client, WidgetBinding binding, Uri baseAddress, CancellationToken cancellationToken = default)
    {
        Check(client);
        if (binding is null)
        {
            throw new ArgumentNullException(nameof(binding));
        }

        if (binding.IsWildcard)
        {
            throw new ArgumentException(
                $"{binding.Placement} stands for several placements: bind each of them, with "
                + $"{nameof(WidgetBinding.ForEntityType)}.",
                nameof(binding));
        }

        var parameters = new JsonBuffer();
        binding.WriteTo(parameters, baseAddress);
        return client.CallAsync(PlacementMethods.Bind, parameters.Written, cancellationToken);
    }

    /// <summary>The application's own bindings, by ascending id: <c>placement.get</c>.</summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">The portal refused, did not answer, or its answer is no list.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-get.html">placement.get</seealso>
    public static Task<IReadOnlyList<StoredBinding>> GetPlacementsAsync(
        this IBitrixClient client, CancellationToken cancellationToken = default)
    {
        Check(client);
        return Get();

        async Task<IReadOnlyList<StoredBinding>> Get()
        {
            BitrixResponse response = await client.CallAsync(PlacementMethods.Get, default, cancellationToken).ConfigureAwait(false);
            return [.. RowsOf(response, PlacementMethods.Get).Select(StoredBinding.Read).OfType<StoredBinding>()];
        }
    }

    /// <summary>The codes that the portal offers for the application's scopes: <c>placement.list</c>.</summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">The portal refused, did not answer, or its answer is no list.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-list.html">placement.list</seealso>
    public static Task<IReadOnlyList<string>> ListPlacementsAsync(this IBitrixClient client, CancellationToken cancellationToken = default)
    {
        Check(client);
        return List();

        async Task<IReadOnlyList<string>> List()
        {
            BitrixResponse response = await client.CallAsync(PlacementMethods.List, default, cancellationToken).ConfigureAwait(false);
            return [.. RowsOf(response, PlacementMethods.List).Select(Lenient.Text).OfType<string>()];
        }
    }

    /// <summary>Removes one handler of the application: <c>placement.unbind</c>.</summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="placement">The placement's code.</param>
    /// <param name="handler">The handler's URL, exactly as it was bound. Without one, Bitrix24 would remove all of them.</param>
    /// <param name="userId">Only the registration for this user; 0: only the one for everybody; null: all of them.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The number of bindings that were removed; 0: there was none.</returns>
    /// <exception cref="ArgumentException">The placement or the handler is empty, or the user id is negative.</exception>
    /// <exception cref="BitrixException">The portal refused, or did not answer.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-unbind.html">placement.unbind</seealso>
    public static Task<int> UnbindPlacementAsync(
        this IBitrixClient client, string placement, string handler, int? userId = null, CancellationToken cancellationToken = default)
    {
        Check(client);
        if (string.IsNullOrWhiteSpace(placement))
        {
            throw new ArgumentException("The placement is missing.", nameof(placement));
        }

        if (string.IsNullOrWhiteSpace(handler))
        {
            throw new ArgumentException(
                "The handler is missing: without it, Bitrix24 removes all handlers of the application at this placement.", nameof(handler));
        }

        if (userId < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(userId), userId, "A user id is not negative; 0 is everybody.");
        }

        return Unbind();

        async Task<int> Unbind()
        {
            ReadOnlyMemory<byte> parameters = JsonBuffer.WriteObject(writer =>
            {
                writer.WriteString("PLACEMENT", placement);
                writer.WriteString("HANDLER", handler);
                if (userId is { } user)
                {
                    writer.WriteNumber("USER_ID", user);
                }
            });
            BitrixResponse response = await client.CallAsync(PlacementMethods.Unbind, parameters, cancellationToken).ConfigureAwait(false);

            // The server counts a binding when it finds it and once more when it deletes it.
            return (Lenient.Integer(response.Result, "count") ?? 0) / 2;
        }
    }

    /// <summary>How the application is installed on the portal: <c>app.info</c>. Any user's token of an application will do.</summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="BitrixException">The portal refused, as it does for a webhook, did not answer, or its answer is no map.</exception>
    /// <seealso href="https://apidocs.bitrix24.com/api-reference/common/system/app-info.html">app.info</seealso>
    public static Task<ApplicationInfo> GetApplicationInfoAsync(this IBitrixClient client, CancellationToken cancellationToken = default)
    {
        Check(client);
        return Get();

        async Task<ApplicationInfo> Get()
        {
            BitrixResponse response = await client.CallAsync(ApplicationInfoMethod, default, cancellationToken).ConfigureAwait(false);
            return response.Result.ValueKind == JsonValueKind.Object
                ? ApplicationInfo.Read(response.Result)
                : throw WrongShape(ApplicationInfoMethod, "the result is no map");
        }
    }

    /// <summary>
    /// Executes up to 50 commands, one after the other, in one request: <c>batch</c>. It counts as one for the limit of
    /// requests. A command that fails fails alone.
    /// </summary>
    /// <param name="client">Calls the portal.</param>
    /// <param name="commands">The commands, at most 50. Without any, nothing is sent.</param>
    /// <param name="halt">Whether the first failure ends the batch. What follows then has neither response nor error.</param>
    /// <param name="cancellationToken">Gives up waiting. What the portal has begun it may still finish.</param>
    /// <returns>What became of each command.</returns>
    /// <exception cref="ArgumentException">There are more than 50 commands, or two have the same key.</exception>
    /// <exception cref="BitrixException">
    /// The portal refused the batch as a whole, did not answer, or its answer is none to a batch.
    /// </exception>
    /// <seealso href="https://apidocs.bitrix24.com/settings/how-to-call-rest-api/batch.html">batch</seealso>
    public static Task<BatchResponse> BatchAsync(
        this IBitrixClient client, IReadOnlyList<BatchCommand> commands, bool halt = false, CancellationToken cancellationToken = default)
    {
        Check(client);
        if (commands is null)
        {
            throw new ArgumentNullException(nameof(commands));
        }

        string[] keys = BatchMethod.KeysOf(commands);
        return keys.Length == 0 ? Task.FromResult(new BatchResponse([], time: null)) : Send();

        async Task<BatchResponse> Send()
        {
            BitrixResponse response = await client.CallAsync(
                BatchMethod.Name, BatchMethod.Write(commands, keys, halt), cancellationToken).ConfigureAwait(false);
            return BatchMethod.Read(response, commands, keys, (client as IKnownClient)?.Errors ?? NoTokensKnown);
        }
    }

    private static BitrixException WrongShape(string method, string reason) =>
        new($"{method}: {reason}.") { Method = method, StatusCode = System.Net.HttpStatusCode.OK };

    private static void Check(IBitrixClient client)
    {
        if (client is null)
        {
            throw new ArgumentNullException(nameof(client));
        }
    }

    private static IEnumerable<JsonElement> RowsOf(BitrixResponse response, string method) => response.Result.ValueKind switch
    {
        JsonValueKind.Array => response.Result.EnumerateArray(),

        // PHP writes a list whose numbering has a gap as a map.
        JsonValueKind.Object => response.Result.EnumerateObject().Select(static member => member.Value),
        _ => throw WrongShape(method, "the result is no list"),
    };
}
