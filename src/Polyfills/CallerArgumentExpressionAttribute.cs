namespace System.Runtime.CompilerServices;

/// <summary>Lets a parameter be the text of another one's argument.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class CallerArgumentExpressionAttribute(string parameterName) : Attribute
{
    /// <summary>The other parameter.</summary>
    public string ParameterName { get; } = parameterName;
}
