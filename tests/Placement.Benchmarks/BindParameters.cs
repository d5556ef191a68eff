using System.Text.Json.Serialization;

namespace Placement.Benchmarks;

/// <summary>What an application would declare that wrote the parameters of <c>placement.bind</c> itself.</summary>
internal sealed record BindParameters(
    [property: JsonPropertyName("PLACEMENT")] string Placement,
    [property: JsonPropertyName("HANDLER")] string Handler,
    [property: JsonPropertyName("LANG_ALL")] Dictionary<string, BindTexts> LanguageTexts,
    [property: JsonPropertyName("OPTIONS")] BindOptions Options);

internal sealed record BindTexts(
    [property: JsonPropertyName("TITLE")] string Title, [property: JsonPropertyName("DESCRIPTION")] string Description);

internal sealed record BindOptions(
    [property: JsonPropertyName("iconName")] string IconName,
    [property: JsonPropertyName("context")] string Context,
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("width")] int Width,
    [property: JsonPropertyName("height")] int Height);

[JsonSerializable(typeof(BindParameters))]
internal sealed partial class BindContext : JsonSerializerContext;
