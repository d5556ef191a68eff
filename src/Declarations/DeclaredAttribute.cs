using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Placement.Declarations;

/// <summary>One of our attributes where somebody wrote it. Syntax is looked at only to say where something stands.</summary>
internal abstract class DeclaredAttribute(AttributeData data)
{
    public AttributeData Data => data;

    /// <summary>The argument of the constructor at this position; null: none that compiles.</summary>
    public Argument? At(int position)
    {
        if (position >= data.ConstructorArguments.Length || data.AttributeConstructor is not { } constructor)
        {
            return null;
        }

        TypedConstant value = data.ConstructorArguments[position];
        return value.Kind == TypedConstantKind.Error
            ? null
            : new Argument(this, constructor.Parameters[position].Name, position, value);
    }

    /// <summary>The argument that sets this property; null: none that compiles.</summary>
    public Argument? Find(string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in data.NamedArguments)
        {
            if (argument.Key == property)
            {
                return argument.Value.Kind == TypedConstantKind.Error ? null : new Argument(this, property, argument.Value);
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

        return argument.Value.Kind == TypedConstantKind.Error ? null : new Argument(this, argument.Key, argument.Value);
    }

    /// <summary>The text that this property is set to; null: none.</summary>
    public string? FindText(string property) => Find(property)?.Text;

    /// <summary>Whether this property is not set, or to something that compiles. Looks at no syntax.</summary>
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

    /// <summary>Where the name of the attribute stands: the place of what is missing.</summary>
    public Location NameLocation(CancellationToken cancellationToken) =>
        Syntax(cancellationToken)?.Name.GetLocation() ?? Location.None;

    /// <summary>Whether this property is set, be it to something that does not compile.</summary>
    public bool IsWritten(string property, CancellationToken cancellationToken) =>
        FindWritten(property, cancellationToken) is not null;

    public AttributeArgumentSyntax? FindWritten(string property, CancellationToken cancellationToken)
    {
        if (Syntax(cancellationToken)?.ArgumentList is { } list)
        {
            foreach (AttributeArgumentSyntax argument in list.Arguments)
            {
                if (argument.NameEquals?.Name.Identifier.ValueText == property)
                {
                    return argument;
                }
            }
        }

        return null;
    }

    /// <summary>The constructor's argument at this position, which may also be given by the parameter's name.</summary>
    public AttributeArgumentSyntax? FindWritten(string parameter, int position, CancellationToken cancellationToken)
    {
        if (Syntax(cancellationToken)?.ArgumentList is not { } list)
        {
            return null;
        }

        for (int i = 0; i < list.Arguments.Count; i++)
        {
            AttributeArgumentSyntax argument = list.Arguments[i];
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

    public AttributeSyntax? Syntax(CancellationToken cancellationToken) =>
        data.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;
}
