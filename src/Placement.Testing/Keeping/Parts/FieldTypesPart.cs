using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The types of custom fields.</summary>
internal sealed class FieldTypesPart(FieldTypeStore types) : IKeptPart
{
    private const string Id = "id";
    private const string Code = "code";
    private const string Handler = "handler";
    private const string Texts = "texts";
    private const string Height = "height";

    public string Name => "fieldTypes";

    public object Store => types;

    public JsonObject Save() => KeptJson.Content(types.Content(), static type => new JsonObject
    {
        [Id] = type.Id,
        [Code] = type.UserTypeId,
        [Handler] = type.Handler,
        [Texts] = KeptJson.Texts(type.Texts),
        [Height] = type.Height,
    });

    public void Load(KeptObject content, DropCount drops) =>
        types.Restore(KeptJson.Content(content, drops, Read, static type => type.Id));

    private static LocalFieldType? Read(KeptObject entry) =>
        KeptJson.Texts(entry.Object(Texts)) is { Count: > 0 } texts
            ? new LocalFieldType(
                entry.Number(Id), entry.SomeText(Code), KeptAddress.Read(entry, Handler), texts, entry.Number(Height))
            : null;
}
