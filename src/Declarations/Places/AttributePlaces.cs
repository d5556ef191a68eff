using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations.Places;

/// <summary>Where an attribute is written, and what is written there.</summary>
internal static class AttributePlaces
{
    /// <summary>Where the name of the attribute stands: the place of what is missing.</summary>
    public static Location NameLocation(this DeclaredAttribute attribute, CancellationToken cancellationToken) =>
        attribute.Syntax(cancellationToken)?.Name.GetLocation() ?? Location.None;

    /// <summary>Whether this property is set, be it to something that does not compile.</summary>
    public static bool IsWritten(this DeclaredAttribute attribute, string property, CancellationToken cancellationToken) =>
        attribute.FindWritten(property, cancellationToken) is not null;

    public static AttributeArgumentSyntax? FindWritten(
        this DeclaredAttribute attribute, string property, CancellationToken cancellationToken) =>
        attribute.Syntax(cancellationToken)?.ArgumentList?.Arguments.FirstOrDefault(
            argument => argument.NameEquals?.Name.Identifier.ValueText == property);

    /// <summary>The constructor's argument at this position, which may also be given by the parameter's name.</summary>
    public static AttributeArgumentSyntax? FindWritten(
        this DeclaredAttribute attribute, string parameter, int position, CancellationToken cancellationToken)
    {
        if (attribute.Syntax(cancellationToken)?.ArgumentList is not { Arguments: var arguments })
        {
            return null;
        }

        for (int i = 0; i < arguments.Count; i++)
        {
            AttributeArgumentSyntax argument = arguments[i];
            bool isIt = argument.NameColon is { } colon
                ? colon.Name.Identifier.ValueText == parameter
                : argument.NameEquals is null && i == position;
            if (isIt)
            {
                return argument;
            }
        }

        return null;
    }

    /// <summary>The file in which the attribute stands.</summary>
    public static SyntaxTree? Tree(this DeclaredAttribute attribute) => attribute.Data.ApplicationSyntaxReference?.SyntaxTree;

    public static AttributeSyntax? Syntax(this DeclaredAttribute attribute, CancellationToken cancellationToken) =>
        attribute.Data.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
