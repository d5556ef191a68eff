using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Placement.Catalog;
using Placement.Generators.Models;

namespace Placement.Generators.Transforms;

/// <summary>Encodes the display options of an attribute as OPTIONS values.</summary>
internal static class OptionReader
{
    /// <summary>Marks an address of the application: the base address takes the place of the <c>~</c>.</summary>
    public const char AddressMark = '~';

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
            if (Encode(option, argument) is { } value)
            {
                options.Add(new OptionModel(option.Key, value, option.IsNumber));
            }
        }

        return new EquatableArray<OptionModel>(options.ToImmutable());
    }

    private static string? Encode(PlacementOption option, TypedConstant argument) => option.Kind switch
    {
        OptionKind.YesNo => argument.Flag() switch { true => "Y", false => "N", null => null },
        OptionKind.Choice => argument.Number() is { } number ? option.FindChoice(number) : null,
        OptionKind.ChoiceList => argument.Number() is { } flags ? Choices(option, flags) : null,
        OptionKind.IntegerList => Join(option, argument.Numbers().Where(static id => id > 0).Select(Digits)),
        OptionKind.Percent => argument.Number() is { } percent and >= 0 ? Digits(percent) : null,
        OptionKind.Url => argument.Text() is { } address ? Address(address) : null,
        _ => argument.Text().TrimToNull(),
    };

    private static string? Choices(PlacementOption option, int flags) =>
        Join(option, option.AllowedValues.Where((_, index) => (flags & (1 << index)) != 0));

    private static string? Address(string declared) =>
        HandlerAddress.Read(declared) is { } address
            ? address[0] == '/' ? AddressMark + address : address
            : null;

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string? Join(PlacementOption option, IEnumerable<string> values)
    {
        string joined = string.Join(option.Separator.ToString(), values);
        return joined.Length == 0 ? null : joined;
    }
}
