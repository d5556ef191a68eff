namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says of a constructor that it sets all required members.</summary>
[AttributeUsage(AttributeTargets.Constructor)]
internal sealed class SetsRequiredMembersAttribute : Attribute;
