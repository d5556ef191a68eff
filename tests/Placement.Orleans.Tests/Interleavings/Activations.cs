namespace Placement.Orleans.Tests.Interleavings;

/// <summary>The places of the portal's grain. With several, hosts do not agree which one it is.</summary>
internal sealed class Activations(int count)
{
    private readonly Host?[] _places = new Host?[count];

    /// <summary>Where the grain is for a host. Where there is none that lives, it begins on the host that asks.</summary>
    public Host Find(Host asking)
    {
        int place = asking.Index % count;
        if (_places[place] is not { IsDead: false } found)
        {
            _places[place] = found = asking;
        }

        return found;
    }
}
