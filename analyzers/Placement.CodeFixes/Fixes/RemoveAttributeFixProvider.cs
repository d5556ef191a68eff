using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers;
using Placement.CodeFixes.Editing;

namespace Placement.CodeFixes.Fixes;

/// <summary>Removes attributes that have no effect.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveAttributeFixProvider))]
public sealed class RemoveAttributeFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.StrayAttribute,
        RuleIds.DroppedOption,
        RuleIds.DuplicateOption);

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Property(FixProperties.Remove) == FixProperties.Attribute && target.Attribute is { } attribute)
        {
            yield return new CodeChange($"Remove {attribute.ShortName()}", editor => editor.RemoveAttribute(attribute))
            {
                Key = FixProperties.Attribute,
            };
        }
    }
}
