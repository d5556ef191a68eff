namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a parameter is not null once the method has returned.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullAttribute : Attribute;
