using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>Encodes the display options of an attribute as OPTIONS values.</summary>
internal static class OptionReader
{
    /// <summary>
    /// The options that the placement retains, in the catalog's order. What Bitrix24 would drop is left out; a code that
    /// the catalog does not know keeps all.
    /// </summary>
    public static EquatableArray<OptionModel> Read(AttributeData attribute, PlacementFamily? family)
    {
        if (attribute.NamedArguments.IsEmpty)
        {
            return EquatableArray<OptionModel>.Empty;
        }

        IReadOnlyList<PlacementOption> retained = family is { OptionsAreKnown: true } ? family.Options : CatalogOptions.All;
        ImmutableArray<OptionModel>.Builder options = ImmutableArray.CreateBuilder<OptionModel>();
        foreach (PlacementOption option in retained)
        {
            TypedConstant argument = attribute.Argument(option.Property);
            if (!argument.IsNull && option.Kind.Encode(option, ValueOf(argument)) is { } value)
            {
                options.Add(new OptionModel(option.Key, value, option.Kind.IsNumber));
            }
        }

        return new EquatableArray<OptionModel>(options.ToImmutable());
    }

    private static OptionValue ValueOf(TypedConstant argument) =>
        new(argument.Flag(), argument.Number(), argument.Text(), [.. argument.Numbers()]);
}
