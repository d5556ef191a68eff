using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis;
using Placement.Catalog;

namespace Placement.Declarations;

/// <summary>An argument of an attribute, evaluated by the compiler. One that does not compile is none.</summary>
internal readonly struct Argument(DeclaredAttribute attribute, string name, int position, TypedConstant value)
{
    private const int Named = -1;

    public Argument(DeclaredAttribute attribute, string name, TypedConstant value)
        : this(attribute, name, Named, value)
    {
    }

    /// <summary>The property that it sets, or the parameter.</summary>
    public string Name => name;

    public TypedConstant Constant => value;

    /// <summary>The text; null: the value is null or no text.</summary>
    public string? Text => value.Kind == TypedConstantKind.Primitive ? value.Value as string : null;

    /// <summary>The integer, or the value of the enum; null: it is neither.</summary>
    public int? Number => value.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && value.Value is int number ? number : null;

    public bool? Flag => value.Kind == TypedConstantKind.Primitive && value.Value is bool flag ? flag : null;

    /// <summary>The elements of an array; empty: it is null or none.</summary>
    public ImmutableArray<TypedConstant> Elements =>
        value.Kind == TypedConstantKind.Array && !value.Values.IsDefault ? value.Values : ImmutableArray<TypedConstant>.Empty;

    /// <summary>The value as options are encoded from it.</summary>
    public OptionValue Value => new(Flag, Number, Text, [.. Elements.Select(static element => element.Value).OfType<int>()]);

    /// <summary>Where the whole argument stands: <c>Title = "Supplies"</c>.</summary>
    public Location Location(CancellationToken cancellationToken) =>
        Syntax(cancellationToken)?.GetLocation() ?? attribute.NameLocation(cancellationToken);

    /// <summary>Where its value stands: <c>"Supplies"</c>.</summary>
    public Location ValueLocation(CancellationToken cancellationToken) =>
        Syntax(cancellationToken)?.Expression.GetLocation() ?? attribute.NameLocation(cancellationToken);

    /// <summary>Where an element of an array stands; where they are not written one by one, where the value stands.</summary>
    public Location ElementLocation(int index, CancellationToken cancellationToken)
    {
        SyntaxNode? element = Syntax(cancellationToken)?.Expression switch
        {
            ArrayCreationExpressionSyntax { Initializer: { } initializer } => At(initializer.Expressions, index),
            ImplicitArrayCreationExpressionSyntax { Initializer: var initializer } => At(initializer.Expressions, index),
            CollectionExpressionSyntax collection when collection.Elements.All(static part => part is ExpressionElementSyntax) => At(collection.Elements, index),
            _ => null,
        };
        return element?.GetLocation() ?? ValueLocation(cancellationToken);
    }

    /// <summary>What is written: <c>Title = "Supplies"</c>.</summary>
    public AttributeArgumentSyntax? Syntax(CancellationToken cancellationToken) =>
        position == Named
            ? attribute.FindWritten(name, cancellationToken)
            : attribute.FindWritten(name, position, cancellationToken);

    private SyntaxNode? At<T>(SeparatedSyntaxList<T> written, int index)
        where T : SyntaxNode =>
        written.Count == Elements.Length ? written[index] : null;
}
