using Placement.Declarations;

namespace Placement.Generators.Models;

/// <summary>A WidgetPlacement attribute that can be registered.</summary>
internal sealed record PlacementModel
{
    /// <summary>The code, upper case.</summary>
    public required string Code { get; init; }

    /// <summary>A path of the application, which begins with <c>~/</c>, or an absolute URL; percent-encoded.</summary>
    public required string Handler { get; init; }

    public required Texts Texts { get; init; }

    /// <summary>What is said in other languages, each once.</summary>
    public required EquatableArray<LanguageModel> Languages { get; init; }

    /// <summary>What OPTIONS holds, in the order in which it is written.</summary>
    public required EquatableArray<OptionModel> Options { get; init; }

    public required int? UserId { get; init; }

    public required string? Icon { get; init; }

    /// <summary>The scope that registering needs beside <c>placement</c>; null: none.</summary>
    public required string? Scope { get; init; }
}
