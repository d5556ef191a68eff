using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Placement.Testing.Tests;

/// <summary>
/// JSON for tests to send. The process runs without the serializer's usual reflection, which is what the portal must do without.
/// </summary>
internal static class TestJson
{
    public static readonly JsonSerializerOptions Options = new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)Options.GetTypeInfo(typeof(T));

    public static JsonNode Node(object value) => JsonSerializer.SerializeToNode(value, Options)!;

    public static JsonContent Content(object value) => JsonContent.Create(value, value.GetType(), options: Options);
}
