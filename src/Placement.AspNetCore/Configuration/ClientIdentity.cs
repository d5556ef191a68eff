using Microsoft.Extensions.Options;

namespace Placement.Configuration;

/// <summary>Which application this is, wherever what is stored or sealed has to say so.</summary>
internal sealed class ClientIdentity(IOptions<PlacementOptions> options)
{
    /// <summary>The client id; empty: the application has not said which one it is, and verifies nothing.</summary>
    public string Id => options.Value.ClientId?.Trim() ?? "";
}
