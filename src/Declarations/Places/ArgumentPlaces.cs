using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations.Places;

/// <summary>Where an argument is written.</summary>
internal static class ArgumentPlaces
{
    /// <summary>Where the whole argument stands: <c>Title = "Supplies"</c>.</summary>
    public static Location Location(this Argument argument, CancellationToken cancellationToken) =>
        argument.Syntax(cancellationToken)?.GetLocation() ?? argument.Attribute.NameLocation(cancellationToken);

    /// <summary>Where its value stands: <c>"Supplies"</c>.</summary>
    public static Location ValueLocation(this Argument argument, CancellationToken cancellationToken) =>
        argument.Syntax(cancellationToken)?.Expression.GetLocation() ?? argument.Attribute.NameLocation(cancellationToken);

    /// <summary>Where an element of an array stands; where they are not written one by one, where the value stands.</summary>
    public static Location ElementLocation(this Argument argument, int index, CancellationToken cancellationToken)
    {
        int count = argument.Elements.Length;
        SyntaxNode? element = argument.Syntax(cancellationToken)?.Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => At(initializer.Expressions, index, count),
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => At(initializer.Expressions, index, count),
            CollectionExpressionSyntax collection when collection.Elements.All(static part => part is ExpressionElementSyntax) =>
                At(collection.Elements, index, count),
            _ => null,
        };
        return element?.GetLocation() ?? argument.ValueLocation(cancellationToken);
    }

    /// <summary>What is written: <c>Title = "Supplies"</c>.</summary>
    public static AttributeArgumentSyntax? Syntax(this Argument argument, CancellationToken cancellationToken) =>
        argument.Position is { } position
            ? argument.Attribute.FindWritten(argument.Name, position, cancellationToken)
            : argument.Attribute.FindWritten(argument.Name, cancellationToken);

    private static SyntaxNode? At<T>(SeparatedSyntaxList<T> written, int index, int count)
        where T : SyntaxNode =>
        written.Count == count ? written[index] : null;
}
