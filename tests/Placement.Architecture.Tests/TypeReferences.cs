using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Placement.Architecture.Tests;

/// <summary>Which types of an assembly refer to which others of it, in signatures, attributes and code.</summary>
internal static class TypeReferences
{
    /// <summary>Pairs of full names of top-level types; what is nested counts for the type around it.</summary>
    public static HashSet<(string From, string To)> Read(string assemblyPath)
    {
        using var module = ModuleDefinition.ReadModule(assemblyPath);
        var references = new HashSet<(string, string)>();
        foreach (TypeDefinition type in module.Types)
        {
            foreach (TypeReference used in UsedBy(type))
            {
                foreach (TypeReference part in PartsOf(used))
                {
                    if (part.Scope == module && Outermost(part).FullName is var name && name != type.FullName)
                    {
                        references.Add((type.FullName, name));
                    }
                }
            }
        }

        return references;
    }

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } around ? Outermost(around) : type;

    /// <summary>The type without arrays and references, and its arguments.</summary>
    private static IEnumerable<TypeReference> PartsOf(TypeReference? type)
    {
        switch (type)
        {
            case null or GenericParameter:
                return [];
            case GenericInstanceType generic:
                return generic.GenericArguments.SelectMany(PartsOf).Concat(PartsOf(generic.ElementType));
            case RequiredModifierType modified:
                return PartsOf(modified.ModifierType).Concat(PartsOf(modified.ElementType));
            case OptionalModifierType modified:
                return PartsOf(modified.ModifierType).Concat(PartsOf(modified.ElementType));
            case FunctionPointerType function:
                return function.Parameters.SelectMany(static parameter => PartsOf(parameter.ParameterType)).Concat(
                    PartsOf(function.ReturnType));
            case TypeSpecification specification:
                return PartsOf(specification.ElementType);
            default:
                return [type];
        }
    }

    private static IEnumerable<TypeReference> UsedBy(TypeDefinition type) =>
    [
        .. AttributesOf(type),
        .. ConstraintsOf(type),
        .. type.BaseType is { } parent ? [parent] : Array.Empty<TypeReference>(),
        .. type.Interfaces.Select(static implemented => implemented.InterfaceType),
        .. type.Fields.SelectMany(static field => AttributesOf(field).Append(field.FieldType)),
        .. type.Properties.SelectMany(AttributesOf),
        .. type.Events.SelectMany(AttributesOf),
        .. type.Methods.SelectMany(UsedBy),
        .. type.NestedTypes.SelectMany(UsedBy),
    ];

    private static IEnumerable<TypeReference> UsedBy(MethodDefinition method) =>
    [
        method.ReturnType,
        .. AttributesOf(method),
        .. AttributesOf(method.MethodReturnType),
        .. ConstraintsOf(method),
        .. method.Parameters.SelectMany(static parameter => AttributesOf(parameter).Append(parameter.ParameterType)),
        .. method.HasBody ? UsedBy(method.Body) : [],
    ];

    private static IEnumerable<TypeReference> UsedBy(MethodBody body) =>
        body.Variables.Select(static variable => variable.VariableType)
            .Concat(body.ExceptionHandlers.Select(static handler => handler.CatchType).OfType<TypeReference>())
            .Concat(body.Instructions.SelectMany(static instruction => NamedBy(instruction.Operand)));

    private static IEnumerable<TypeReference> NamedBy(object? operand) => operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod method => [.. method.GenericArguments, .. NamedBy(method.ElementMethod)],
        MethodReference method =>
            [method.DeclaringType, method.ReturnType, .. method.Parameters.Select(static parameter => parameter.ParameterType)],
        _ => [],
    };

    private static IEnumerable<TypeReference> ConstraintsOf(IGenericParameterProvider provider) =>
        provider.GenericParameters.SelectMany(static parameter => parameter.Constraints).Select(
            static constraint => constraint.ConstraintType);

    /// <summary>What an attribute is told is left out: reading it needs the assemblies of all its types.</summary>
    private static IEnumerable<TypeReference> AttributesOf(Mono.Cecil.ICustomAttributeProvider provider) =>
        provider.CustomAttributes.Select(static attribute => attribute.AttributeType);
}
