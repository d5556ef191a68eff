using System.Collections.Concurrent;

namespace Placement.RequestVerification;

/// <summary>Addresses that requests name and the policy lets pass. The same few come again and again, so they are read once.</summary>
/// <param name="read">The address that a text means; null: it means none.</param>
/// <param name="isTrusted">Whether the policy lets an address pass.</param>
/// <param name="complete">What is called in place of an address that is trusted; null: there is nothing to call.</param>
internal sealed class TrustedAddresses(Func<string, Uri?> read, Func<Uri, bool> isTrusted, Func<Uri, Uri?>? complete = null)
{
    private const int Capacity = 4096;

    private readonly ConcurrentDictionary<string, Uri> _known = new(StringComparer.Ordinal);
    private int _count;

    /// <summary>The address that a text means; null: it means none, or none that is trusted.</summary>
    public Uri? Find(string text)
    {
        if (_known.TryGetValue(text, out Uri? known))
        {
            return known;
        }

        if (read(text) is not { } named || !isTrusted(named) || (complete is null ? named : complete(named)) is not { } address)
        {
            return null;
        }

        // What comes later is read each time: only strangers write so many different ones.
        if (Volatile.Read(ref _count) < Capacity && _known.TryAdd(text, address))
        {
            Interlocked.Increment(ref _count);
        }

        return address;
    }
}
