using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Placement.Analyzers;
using Placement.CodeFixes.Editing;

namespace Placement.CodeFixes.Fixes;

/// <summary>Adds a missing argument: an option that Bitrix24 requires, or the title.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddArgumentFixProvider))]
public sealed class AddArgumentFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.MissingTitle,
        RuleIds.MissingOption);

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Property(FixProperties.AddName) is { } name
            && target.Property(FixProperties.AddValue) is { } value
            && target.Attribute is { ArgumentList: { } list })
        {
            AttributeArgumentSyntax argument = AttributeEditing.Argument(name, value);
            yield return new CodeChange($"Add {argument}", editor => editor.SetArgument(list, argument)) { Key = FixProperties.AddName };
        }
    }
}
