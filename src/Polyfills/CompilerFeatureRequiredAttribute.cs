namespace System.Runtime.CompilerServices;

/// <summary>Keeps compilers away that do not know a feature, such as required members.</summary>
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature.</summary>
    public string FeatureName { get; } = featureName;

    /// <summary>Whether a compiler may go on without it.</summary>
    public bool IsOptional { get; init; }
}
