using Microsoft.CodeAnalysis.CSharp;

namespace Placement.Fuzzing.Generation;

/// <summary>What a version of C# can express.</summary>
internal sealed class Grammar(LanguageVersion version)
{
    public bool HasNullableContext => version >= LanguageVersion.CSharp8;

    public bool HasTypesInInterfaces => version >= LanguageVersion.CSharp8;

    public bool HasRecords => version >= LanguageVersion.CSharp9;

    public bool HasRecordStructs => version >= LanguageVersion.CSharp10;

    public bool HasFileScopedNamespaces => version >= LanguageVersion.CSharp10;

    public bool HasGlobalUsings => version >= LanguageVersion.CSharp10;

    public bool HasConstantInterpolation => version >= LanguageVersion.CSharp10;

    public bool HasRawStrings => version >= LanguageVersion.CSharp11;

    public bool HasFileLocalTypes => version >= LanguageVersion.CSharp11;

    public bool HasPrimaryConstructors => version >= LanguageVersion.CSharp12;
}
