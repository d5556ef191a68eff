using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Placement.Catalog;

namespace Placement.Contexts.Reading;

/// <summary>What is known about a placement before one of its widgets is opened.</summary>
internal sealed class ContextSource
{
    private readonly ContextKind _kind;

    public ContextSource(PlacementFamily family)
    {
        _kind = ContextKind.Find(family.Context);
        Keys = ContextKeys.For(family);
    }

    /// <param name="family">What is known about the code's family.</param>
    /// <param name="code">A code with an entity type.</param>
    public ContextSource(ContextSource family, PlacementCode code)
    {
        _kind = family._kind;
        Keys = family.Keys;
        EntityTypeId = code.EntityTypeId ?? 0;
        EntityTypeName = code.Entity switch
        {
            CrmEntityType.Dynamic => EntityTypeId == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{CrmEntityType.Dynamic}_{EntityTypeId}"),
            var name => name ?? "",
        };
    }

    public ContextKeys Keys { get; }

    /// <summary>The CRM entity type in the code; 0: there is none, or it stands for all of a portal's own.</summary>
    public int EntityTypeId { get; }

    /// <summary>The CRM entity type in the code, as codes name it; empty: there is none.</summary>
    public string EntityTypeName { get; } = "";

    public Type ContextType => _kind.Type;

    /// <summary>The context of a widget that was opened with nothing.</summary>
    public PlacementContext Read() => Read(json: [], stackalloc ContextToken[Keys.Count], PlacementProperties.Empty);

    /// <summary>The context of a widget.</summary>
    /// <param name="options">PLACEMENT_OPTIONS.</param>
    /// <param name="json">The same text as UTF-8.</param>
    /// <param name="context">What it says.</param>
    /// <returns>Whether the text is a JSON object, or stands for an empty one.</returns>
    public bool TryRead(string options, ReadOnlySpan<byte> json, [NotNullWhen(true)] out PlacementContext? context)
    {
        Span<ContextToken> tokens = stackalloc ContextToken[Keys.Count];
        context = !ContextScan.TryScan(json, Keys, tokens, out bool isEmpty) ? null
            : isEmpty ? Read()
            : Read(json, tokens, new PlacementProperties(options));
        return context is not null;
    }

    private PlacementContext Read(ReadOnlySpan<byte> json, ReadOnlySpan<ContextToken> tokens, PlacementProperties properties) =>
        _kind.Read(new ContextValues(json, tokens, this, properties));
}
