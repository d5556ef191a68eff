using System.Text.Json.Nodes;

namespace Placement.Testing.Page;

/// <summary>Something that the page can ask of the portal: <c>/_portal/{name}</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Execute">Returns the answer, or throws a <see cref="PageException"/>.</param>
internal sealed record PageEndpoint(string Name, Func<PageRequest, Task<JsonNode?>> Execute)
{
    /// <summary>Something that has nothing to wait for.</summary>
    public PageEndpoint(string name, Func<PageRequest, JsonNode?> execute)
        : this(name, request => Task.FromResult(execute(request)))
    {
    }

    /// <summary>Whether it changes nothing and gives no token away, so that it can be asked for by GET.</summary>
    public bool IsReadOnly { get; init; }
}
