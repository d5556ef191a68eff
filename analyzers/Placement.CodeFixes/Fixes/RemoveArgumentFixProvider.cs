using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Placement.Analyzers;
using Placement.CodeFixes.Editing;

namespace Placement.CodeFixes.Fixes;

/// <summary>Removes arguments that Bitrix24 refuses, drops or does not need.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveArgumentFixProvider))]
public sealed class RemoveArgumentFixProvider : RuleFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(
        RuleIds.UntrimmedText,
        RuleIds.DroppedOption,
        RuleIds.DuplicateOption,
        RuleIds.UnsupportedUser,
        RuleIds.InvalidUser);

    private protected override IEnumerable<CodeChange> FindChanges(FixTarget target)
    {
        if (target.Property(FixProperties.Remove) == FixProperties.Argument
            && target.AttributeArgument is { NameEquals.Name.Identifier.ValueText: var name } argument)
        {
            yield return new CodeChange($"Remove {name}", editor => editor.RemoveArgument(argument)) { Key = FixProperties.Argument };
        }
    }
}
