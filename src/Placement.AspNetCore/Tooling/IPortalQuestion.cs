using System.Text.Json;

namespace Placement.Tooling;

/// <summary>What a tool asks each portal, or has it do.</summary>
internal interface IPortalQuestion
{
    /// <summary>Whether the application's address has to be known for it.</summary>
    bool NeedsAddress { get; }

    /// <summary>Asks one.</summary>
    /// <param name="application">The application.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="portal">The portal.</param>
    /// <param name="client">Acts for an administrator of it.</param>
    /// <param name="cancellationToken">Gives it up when it takes too long.</param>
    /// <returns>What to write about it.</returns>
    Task<Action<Utf8JsonWriter>> AskAsync(
        ToolApplication application, ToolRequest request, Portal portal, IBitrixClient client, CancellationToken cancellationToken);
}
