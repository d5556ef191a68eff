namespace Placement.Generators.Models;

/// <summary>The parts of C# that generated code uses where the project's version has them.</summary>
/// <param name="DefaultLiteral">C# 7.1.</param>
/// <param name="NullableReferenceTypes">C# 8.</param>
/// <param name="Utf8Literals">C# 11: raw and UTF-8 string literals.</param>
internal sealed record LanguageFeatures(bool DefaultLiteral, bool NullableReferenceTypes, bool Utf8Literals)
{
    /// <summary>What marks a reference type that may be null.</summary>
    public string NullableMark => NullableReferenceTypes ? "?" : "";
}
