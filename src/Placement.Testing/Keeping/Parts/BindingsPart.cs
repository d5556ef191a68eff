using System.Text.Json.Nodes;
using Placement.Testing.State;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The registered widgets.</summary>
internal sealed class BindingsPart(BindingStore bindings, PortalPlacements placements) : IKeptPart
{
    private const string Id = "id";
    private const string Placement = "placement";
    private const string Handler = "handler";
    private const string User = "user";
    private const string Title = "title";
    private const string Description = "description";
    private const string Texts = "texts";
    private const string Options = "options";
    private const string IconFileName = "iconFileName";
    private const string Icon = "icon";

    public string Name => "bindings";

    public object Store => bindings;

    public JsonObject Save() => KeptJson.Content(bindings.Content(), static binding => new JsonObject
    {
        [Id] = binding.Id,
        [Placement] = binding.Placement,
        [Handler] = binding.Handler,
        [User] = binding.UserId,
        [Title] = binding.Title,
        [Description] = binding.Description,
        [Texts] = KeptJson.Texts(binding.Texts),
        [Options] = KeptJson.Map(binding.Options),
        [IconFileName] = binding.IconFileName,
        [Icon] = Convert.ToBase64String(binding.Icon.Span),
    });

    public void Load(KeptObject content, DropCount drops) =>
        bindings.Restore(KeptJson.Content(content, drops, Read, static binding => binding.Id));

    private LocalBinding? Read(KeptObject entry) => placements.Has(entry.Text(Placement))
        ? new LocalBinding(
            entry.Number(Id),
            entry.Text(Placement),
            KeptAddress.Read(entry, Handler),
            entry.Number(User),
            entry.Text(Title),
            entry.Text(Description),
            KeptJson.Texts(entry.Object(Texts)),
            entry.TextMap(Options),
            entry.OptionalText(IconFileName),
            entry.Bytes(Icon))
        : null;
}
