namespace Placement.Generators.Models;

/// <summary>A class with WidgetPlacement attributes, as declared.</summary>
internal sealed record WidgetModel
{
    /// <summary>Namespace, containing types and name with dots between them, for names and comments.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The type as <c>typeof</c> takes it; null: generated code cannot refer to it.</summary>
    public required string? TypeReference { get; init; }

    /// <summary>The warnings that referring to the type would raise, because it is obsolete or experimental.</summary>
    public required EquatableArray<string> SuppressedWarnings { get; init; }

    /// <summary>The class as a host serves it; null: it cannot be hosted.</summary>
    public required HostedModel? Hosted { get; init; }

    public required EquatableArray<PlacementModel> Placements { get; init; }
}
