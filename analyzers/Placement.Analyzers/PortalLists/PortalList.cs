using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Placement.Catalog;

namespace Placement.Analyzers.PortalLists;

/// <summary>What one portal offers.</summary>
internal sealed class PortalList
{
    /// <summary>Reads a list again when its text changes, not with every compilation.</summary>
    public static readonly SourceTextValueProvider<PortalList> Provider = new(Read);

    private readonly HashSet<string> _codes = new(StringComparer.Ordinal);
    private readonly HashSet<PlacementFamily> _smartProcesses = [];

    private PortalList(IReadOnlyList<string> codes)
    {
        foreach (string code in codes)
        {
            // The server compares in upper case.
            _codes.Add(code.ToUpperInvariant());
            if (PlacementCatalog.Find(code) is { Entity: CrmEntityType.Dynamic, EntityTypeId: not null } smartProcess)
            {
                _smartProcesses.Add(smartProcess.Family);
            }
        }
    }

    private PortalList(TextSpan fault) => Fault = fault;

    /// <summary>Where the text is no answer of placement.list; null: it is one.</summary>
    public TextSpan? Fault { get; }

    public static PortalList Read(SourceText text)
    {
        var reader = new PortalListReader(text.ToString());
        return reader.TryRead(out IReadOnlyList<string> codes)
            ? new PortalList(codes)
            : new PortalList(new TextSpan(reader.Position, reader.Position < text.Length ? 1 : 0));
    }

    /// <summary>Whether the portal's list has the code, in upper case.</summary>
    public bool Offers(string code) => _codes.Contains(code);

    /// <summary>Whether the portal offers the code, or something that its <c>*</c> stands for.</summary>
    public bool Offers(PlacementCode code) =>
        _codes.Contains(code.Code)
        || (code is { IsWildcard: true, Entity: CrmEntityType.Dynamic } && _smartProcesses.Contains(code.Family));
}
