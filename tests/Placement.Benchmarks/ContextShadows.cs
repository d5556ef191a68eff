using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Placement.Benchmarks;

/// <summary>What an application would declare that read the call card's options with System.Text.Json.</summary>
internal sealed class CallCardOptions
{
    [JsonPropertyName("URI")]
    public string? Uri { get; set; }

    [JsonPropertyName("CALL_ID")]
    public string? CallId { get; set; }

    [JsonPropertyName("PHONE_NUMBER")]
    public string? PhoneNumber { get; set; }

    [JsonPropertyName("LINE_NUMBER")]
    public string? LineNumber { get; set; }

    [JsonPropertyName("LINE_NAME")]
    public string? LineName { get; set; }

    [JsonPropertyName("CRM_ENTITY_TYPE")]
    public string? CrmEntityType { get; set; }

    [JsonPropertyName("CRM_ENTITY_ID")]
    [JsonConverter(typeof(IdConverter))]
    public int CrmEntityId { get; set; }

    [JsonPropertyName("CRM_ACTIVITY_ID")]
    [JsonConverter(typeof(IdConverter))]
    public int ActivityId { get; set; }

    [JsonPropertyName("CRM_BINDINGS")]
    public BindingOptions[]? Bindings { get; set; }

    [JsonPropertyName("CALL_DIRECTION")]
    [JsonConverter(typeof(DirectionConverter))]
    public CallDirection Direction { get; set; }

    [JsonPropertyName("CALL_STATE")]
    [JsonConverter(typeof(StateConverter))]
    public CallState State { get; set; }

    [JsonPropertyName("CALL_LIST_MODE")]
    [JsonConverter(typeof(YesConverter))]
    public bool IsCallList { get; set; }

    public CallCardContext ToContext() => new()
    {
        Uri = Uri,
        CallId = CallId ?? "",
        PhoneNumber = PhoneNumber,
        LineNumber = LineNumber,
        LineName = LineName,
        CrmEntityType = CrmEntityType,
        CrmEntityId = CrmEntityId == 0 ? null : CrmEntityId,
        ActivityId = ActivityId == 0 ? null : ActivityId,
        Bindings = Bindings is null
            ? []
            : Array.ConvertAll(Bindings, static binding => new CrmBinding(binding.EntityType!, binding.EntityId)),
        Direction = Direction,
        State = State,
        IsCallList = IsCallList,
    };
}

/// <summary>A structure, so that the array is all that it costs.</summary>
internal struct BindingOptions
{
    [JsonPropertyName("ENTITY_TYPE")]
    public string? EntityType { get; set; }

    [JsonPropertyName("ENTITY_ID")]
    [JsonConverter(typeof(IdConverter))]
    public int EntityId { get; set; }
}

/// <summary>The same of a CRM card.</summary>
internal sealed class EntityOptions
{
    [JsonPropertyName("URI")]
    public string? Uri { get; set; }

    [JsonPropertyName("ID")]
    [JsonConverter(typeof(IdConverter))]
    public int Id { get; set; }

    [JsonPropertyName("ENTITY_ID")]
    [JsonConverter(typeof(IdConverter))]
    public int EntityId { get; set; }

    [JsonPropertyName("useBuiltInInterface")]
    [JsonConverter(typeof(YesConverter))]
    public bool UseBuiltInInterface { get; set; }

    [JsonPropertyName("newUserNotification")]
    [JsonConverter(typeof(YesConverter))]
    public bool IsNewUserNotification { get; set; }

    public CrmEntityContext ToContext() => new()
    {
        Uri = Uri,
        EntityId = Id == 0 ? EntityId : Id,
        EntityTypeId = 2,
        EntityTypeName = "DEAL",
        UseBuiltInInterface = UseBuiltInInterface,
        IsNewUserNotification = IsNewUserNotification,
    };
}

/// <summary>Ids are texts, and <c>undefined</c> where there is none: the serializer's own handling of numbers would fail.</summary>
internal sealed class IdConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Utf8Parser.TryParse(reader.ValueSpan, out int id, out int length) && length == reader.ValueSpan.Length && id > 0 ? id : 0;

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) => writer.WriteNumberValue(value);
}

internal sealed class YesConverter : JsonConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.True
            || (reader.TokenType == JsonTokenType.String && (reader.ValueTextEquals("true"u8) || reader.ValueTextEquals("Y"u8)));

    public override void Write(Utf8JsonWriter writer, bool value, JsonSerializerOptions options) => writer.WriteBooleanValue(value);
}

internal sealed class DirectionConverter : JsonConverter<CallDirection>
{
    public override CallDirection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals("incoming"u8) ? CallDirection.Incoming
        : reader.ValueTextEquals("outgoing"u8) ? CallDirection.Outgoing
        : reader.ValueTextEquals("callback"u8) ? CallDirection.Callback
        : CallDirection.None;

    public override void Write(Utf8JsonWriter writer, CallDirection value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}

internal sealed class StateConverter : JsonConverter<CallState>
{
    public override CallState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.ValueTextEquals("connected"u8) ? CallState.Connected
        : reader.ValueTextEquals("connecting"u8) ? CallState.Connecting
        : reader.ValueTextEquals("idle"u8) ? CallState.Idle
        : CallState.None;

    public override void Write(Utf8JsonWriter writer, CallState value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)value);
}

[JsonSerializable(typeof(CallCardOptions))]
[JsonSerializable(typeof(EntityOptions))]
internal sealed partial class OptionsContext : JsonSerializerContext;
