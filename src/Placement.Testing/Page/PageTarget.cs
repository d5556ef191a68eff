using Placement.Catalog;

namespace Placement.Testing.Page;

/// <summary>What is opened.</summary>
/// <param name="Handler">The handler's address.</param>
/// <param name="Placement">What is sent as PLACEMENT.</param>
/// <param name="Title">What the frame is called.</param>
/// <param name="Binding">The registration; null: a page that is none.</param>
internal sealed record PageTarget(string Handler, string Placement, string Title, LocalBinding? Binding)
{
    /// <summary>Whether it is the application's installer, which installs whenever it is opened.</summary>
    public bool IsInstaller { get; init; }

    /// <summary>Whether the browser posts a form; else it gets the handler's address, and nothing is said.</summary>
    public bool IsPosted => PlacementCatalog.Find(Placement)?.Family.HandlerVerb is null or PlacementFamily.Post;
}
