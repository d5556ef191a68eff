using Microsoft.CodeAnalysis;

namespace Placement.Declarations;

/// <summary>An attribute, read by what the compiler made of it.</summary>
internal class DeclaredAttribute(AttributeData data)
{
    public AttributeData Data => data;

    /// <summary>Whether this is the attribute with this name in the namespace of ours.</summary>
    public static bool Is(AttributeData attribute, string name) =>
        attribute.AttributeClass is { } type && type.Name == name && IsOurs(type);

    /// <summary>The argument of the constructor at this position; null: none that compiles.</summary>
    public Argument? At(int position) =>
        position < data.ConstructorArguments.Length
        && data.AttributeConstructor is { } constructor
        && data.ConstructorArguments[position] is { Kind: not TypedConstantKind.Error } value
            ? new Argument(this, constructor.Parameters[position].Name, position, value)
            : null;

    /// <summary>The argument that sets this property; null: none that compiles.</summary>
    public Argument? Find(string property)
    {
        for (int i = 0; i < data.NamedArguments.Length; i++)
        {
            if (data.NamedArguments[i].Key == property)
            {
                return NamedAt(i);
            }
        }

        return null;
    }

    /// <summary>
    /// The argument that stands at this place among those that set properties; null: it does not compile, also because an
    /// earlier one sets the same property.
    /// </summary>
    public Argument? NamedAt(int index)
    {
        KeyValuePair<string, TypedConstant> argument = data.NamedArguments[index];
        for (int i = 0; i < index; i++)
        {
            if (data.NamedArguments[i].Key == argument.Key)
            {
                return null;
            }
        }

        return argument.Value.Kind == TypedConstantKind.Error ? null : new Argument(this, argument.Key, position: null, argument.Value);
    }

    /// <summary>The text that this property is set to; null: none.</summary>
    public string? FindText(string property) => Find(property)?.Text;

    /// <summary>Whether this property is not set, or to something that compiles.</summary>
    public bool Compiles(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key == property)
            {
                return argument.Value.Kind != TypedConstantKind.Error;
            }
        }

        return true;
    }

    /// <summary>Whether the type is in the namespace of our attributes, and no generic one.</summary>
    protected static bool IsOurs(INamedTypeSymbol type) =>
        type is
        {
            Arity: 0,
            ContainingType: null,
            ContainingNamespace: { Name: AttributeNames.Namespace, ContainingNamespace.IsGlobalNamespace: true },
        };
}
