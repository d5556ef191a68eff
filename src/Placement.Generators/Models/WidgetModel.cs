using Placement.Declarations;

namespace Placement.Generators.Models;

/// <summary>A class with WidgetPlacement attributes, as declared.</summary>
internal sealed record WidgetModel
{
    /// <summary>Namespace, containing types and name with dots between them, for comments.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The type as <c>typeof</c> takes it; null: generated code cannot refer to it.</summary>
    public required string? TypeReference { get; init; }

    /// <summary>The warnings that referring to the type would raise, because it is obsolete or experimental.</summary>
    public required EquatableArray<string> SuppressedWarnings { get; init; }

    /// <summary>The class as a host serves it; null: it cannot be hosted.</summary>
    public required HostedModel? Hosted { get; init; }

    /// <summary>The file that makes a component of the class, if the project has it; null: none would.</summary>
    public required string? ComponentFile { get; init; }

    public required EquatableArray<PlacementModel> Placements { get; init; }
}

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

/// <summary>An entry of LANG_ALL.</summary>
/// <param name="Language">Bitrix24's code, lower case.</param>
/// <param name="Texts">What is said in it.</param>
internal sealed record LanguageModel(string Language, Texts Texts);

/// <summary>A key of OPTIONS and its value, encoded as Bitrix24 wants it.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">The value; an address of the application begins with <c>~/</c>.</param>
/// <param name="IsNumber">Whether the value is written as a JSON number.</param>
internal sealed record OptionModel(string Key, string Value, bool IsNumber = false);

/// <summary>A class that answers when its widget is opened: it stays the same while placements and texts are edited.</summary>
/// <param name="TypeReference">The class, fully qualified.</param>
/// <param name="Contexts">
/// What it can be opened with, fully qualified, sorted; each followed by what the form of its page is filled into, if it has one.
/// </param>
/// <param name="SuppressedWarnings">The warnings that referring to the class or to a context would raise.</param>
/// <param name="IsComponent">Whether it is a Razor component, which says itself what it can be opened with.</param>
internal sealed record HostedModel(
    string TypeReference, EquatableArray<string> Contexts, EquatableArray<string> SuppressedWarnings, bool IsComponent = false);
