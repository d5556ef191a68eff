using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Placement.Testing.Page;

/// <summary>What the page asks of the portal.</summary>
/// <param name="User">Who looks at the page, in the language that was chosen there.</param>
/// <param name="Parameters">What is asked for.</param>
/// <param name="CancellationToken">Ends when the browser goes away.</param>
internal sealed record PageRequest(LocalUser User, LocalParameters Parameters, CancellationToken CancellationToken)
{
    /// <summary>Insists that an administrator asks.</summary>
    /// <exception cref="PageException">An employee does.</exception>
    public void RequireAdministrator()
    {
        if (!User.IsAdministrator)
        {
            throw new PageException(
                StatusCodes.Status403Forbidden, $"{User.Name} {User.LastName} is no administrator. Choose an administrator first.");
        }
    }

    /// <summary>The map under a name; empty: there is none.</summary>
    public JsonObject Map(string name) => Parameters[name] as JsonObject ?? [];
}
