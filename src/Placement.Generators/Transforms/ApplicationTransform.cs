using Microsoft.CodeAnalysis;
using Placement.Declarations;

namespace Placement.Generators.Transforms;

/// <summary>What the assembly says of the application as a whole.</summary>
internal static class ApplicationTransform
{
    private const string FallbackLanguage = "en";

    /// <summary>The language of texts that stand on the placement itself.</summary>
    /// <remarks>
    /// A syntax provider would keep a table with every file of the project for one attribute. The few attributes of an
    /// assembly are bound sooner than such a table is brought up to date.
    /// </remarks>
    public static string DefaultLanguage(Compilation compilation)
    {
        foreach (AttributeData attribute in compilation.Assembly.GetAttributes())
        {
            if (attribute.Is(AttributeNames.BitrixApplication)
                && attribute.Text("DefaultLanguage").TrimToNull() is { } language)
            {
                return language.ToLowerInvariant();
            }
        }

        return FallbackLanguage;
    }
}
