namespace System.Diagnostics.CodeAnalysis;

/// <summary>Says that a parameter is not null when the method returns the value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class NotNullWhenAttribute(bool returnValue) : Attribute
{
    /// <summary>The value.</summary>
    public bool ReturnValue { get; } = returnValue;
}
