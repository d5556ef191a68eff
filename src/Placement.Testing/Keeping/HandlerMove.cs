using Placement.Testing.State;

namespace Placement.Testing.Keeping;

/// <summary>
/// Brings what an application has registered to the address at which it listens now. On a real portal its address is the public one, which
/// stays the same; while it is developed, another profile or port changes it, and everything would be registered twice.
/// </summary>
internal static class HandlerMove
{
    /// <summary>Moves all handlers at an address of the application, and nothing else.</summary>
    public static void Apply(ApplicationData data, Uri from, Uri to)
    {
        (string before, string now) = (Root(from), Root(to));
        if (before == now)
        {
            return;
        }

        data.Bindings.Restore(Mapped(data.Bindings.Content(), binding => binding with
        {
            Handler = Moved(binding.Handler),
            Options = binding.Options.ToDictionary(static option => option.Key, option => Moved(option.Value), StringComparer.Ordinal),
        }));
        data.EventHandlers.Restore(Mapped(data.EventHandlers.Content(), handler => handler with { Handler = Moved(handler.Handler) }));
        data.FieldTypes.Restore(Mapped(data.FieldTypes.Content(), type => type with { Handler = Moved(type.Handler) }));

        string Moved(string address) =>
            address.StartsWith(before, StringComparison.OrdinalIgnoreCase)
            && (address.Length == before.Length || address[before.Length] is '/' or '?')
                ? now + address[before.Length..]
                : address;
    }

    private static StoreContent<T> Mapped<T>(StoreContent<T> content, Func<T, T> map) =>
        content with { Entries = [.. content.Entries.Select(map)] };

    private static string Root(Uri address) => address.GetLeftPart(UriPartial.Path).TrimEnd('/');
}
