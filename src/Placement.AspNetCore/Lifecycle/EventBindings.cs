using System.Buffers;
using System.Text.Json;
using Placement.Catalog;
using Placement.Configuration;
using Placement.Transport;

namespace Placement.Lifecycle;

/// <summary>Binds the application to the events that are about itself.</summary>
internal sealed class EventBindings(EventsRoute route)
{
    private const string GetMethod = "event.get";
    private const string BindMethod = "event.bind";

    /// <summary>Binds what is missing, if the application receives events at all.</summary>
    /// <exception cref="BitrixException">The portal refused, or did not answer.</exception>
    public async Task BindAsync(IBitrixClient client, Uri baseAddress, CancellationToken cancellationToken)
    {
        if (route.Path is not { } path)
        {
            return;
        }

        string handler = ApplicationAddress.Join(baseAddress, path);
        IReadOnlyList<BoundEvent> bound = await GetAsync(client, cancellationToken).ConfigureAwait(false);
        foreach (string name in EventNames.Bound.Where(name => !IsBound(bound, name, handler)))
        {
            try
            {
                await client.CallAsync(BindMethod, Parameters(name, handler), cancellationToken).ConfigureAwait(false);
            }
            catch (BitrixException refusal) when (BitrixError.Find(refusal.Code) is { MayBeBound: true })
            {
                // Somebody else has bound it meanwhile, or it is something else: only the portal's own list tells.
                if (!IsBound(await GetAsync(client, cancellationToken).ConfigureAwait(false), name, handler))
                {
                    throw;
                }
            }
        }
    }

    private static bool IsBound(IReadOnlyList<BoundEvent> bound, string name, string handler) => bound.Any(binding =>
        string.Equals(binding.Event, name, StringComparison.OrdinalIgnoreCase)
            && string.Equals(binding.Handler, handler, StringComparison.Ordinal));

    private static async Task<IReadOnlyList<BoundEvent>> GetAsync(IBitrixClient client, CancellationToken cancellationToken)
    {
        BitrixResponse response = await client.CallAsync(GetMethod, default, cancellationToken).ConfigureAwait(false);
        return response.Result.ValueKind == JsonValueKind.Array
            ? [.. response.Result.EnumerateArray().Select(BoundEvent.Read).OfType<BoundEvent>()]
            : [];
    }

    private static ReadOnlyMemory<byte> Parameters(string name, string handler)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("EVENT", name);
            writer.WriteString("HANDLER", handler);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>
    /// A row of <c>event.get</c>. Events that wait on the portal until they are fetched have no handler; those that any user can bind, to
    /// be sent
    /// in their own name, are none of an administrator's.
    /// </summary>
    private sealed record BoundEvent(string Event, string Handler)
    {
        private const string InNameOfWhoeverCausesIt = "0";

        public static BoundEvent? Read(JsonElement row) =>
            Lenient.Text(row, "event") is { Length: > 0 } name
            && Lenient.Text(row, "handler") is { Length: > 0 } handler
            && (Lenient.Text(row, "auth_type") ?? InNameOfWhoeverCausesIt) == InNameOfWhoeverCausesIt
                ? new BoundEvent(name, handler)
                : null;
    }
}
