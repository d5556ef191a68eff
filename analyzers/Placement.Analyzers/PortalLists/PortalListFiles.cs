using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Placement.Catalog;

namespace Placement.Analyzers.PortalLists;

/// <summary>The project's files with what its portals offer.</summary>
internal sealed class PortalListFiles
{
    public const string FileName = "placement.list.json";

    private readonly ImmutableArray<(AdditionalText File, SourceText Text, PortalList List)> _files;

    private PortalListFiles(ImmutableArray<(AdditionalText File, SourceText Text, PortalList List)> files)
    {
        _files = files;
        AreReadable = files.All(static file => file.List.Fault is null);
    }

    public int Count => _files.Length;

    /// <summary>Whether all of them are answers of placement.list. If not, nobody knows what the portals lack.</summary>
    public bool AreReadable { get; }

    /// <summary>The lists among a project's additional files; null: there are none.</summary>
    public static PortalListFiles? Find(
        ImmutableArray<AdditionalText> additionalFiles, Func<SourceText, PortalList?> read, CancellationToken cancellationToken)
    {
        ImmutableArray<(AdditionalText, SourceText, PortalList)>.Builder? files = null;
        foreach (AdditionalText file in additionalFiles)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The compiler reports a file that cannot be read.
            if (IsPortalList(file.Path)
                && file.GetText(cancellationToken) is { } text
                && read(text) is { } list)
            {
                files ??= ImmutableArray.CreateBuilder<(AdditionalText, SourceText, PortalList)>();
                files.Add((file, text, list));
            }
        }

        return files is null ? null : new PortalListFiles(files.ToImmutable());
    }

    /// <summary>Whether one of the portals offers a code that the catalog may not know, in upper case.</summary>
    public bool Offer(string code)
    {
        foreach ((_, _, PortalList list) in _files)
        {
            if (list.Offers(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the portals offers the code.</summary>
    public bool Offer(PlacementCode code)
    {
        foreach ((_, _, PortalList list) in _files)
        {
            if (list.Offers(code))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where the file is no answer of placement.list; null: it is one, or no such file.</summary>
    public Location? FindFault(AdditionalText file)
    {
        foreach ((AdditionalText candidate, SourceText text, PortalList list) in _files)
        {
            if (candidate == file && list.Fault is { } fault)
            {
                return Location.Create(file.Path, fault, text.Lines.GetLinePositionSpan(fault));
            }
        }

        return null;
    }

    private static bool IsPortalList(string path)
    {
        int folder = path.Length - FileName.Length;
        return path.EndsWith(FileName, StringComparison.OrdinalIgnoreCase)
            && (folder == 0 || path[folder - 1] is '/' or '\\');
    }
}
