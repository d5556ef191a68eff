namespace Placement.Tooling;

/// <summary>What a tool can ask for.</summary>
internal interface IToolCommand
{
    /// <summary>Does it.</summary>
    /// <param name="application">The application.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="portals">The portals that are meant.</param>
    /// <param name="channel">Is told what becomes of each.</param>
    /// <param name="cancellationToken">Stops as soon as what was begun is finished.</param>
    /// <exception cref="ToolRefusalException">It is not done.</exception>
    Task RunAsync(
        ToolApplication application, ToolRequest request, IReadOnlyList<Portal> portals, ToolChannel channel,
        CancellationToken cancellationToken);
}
