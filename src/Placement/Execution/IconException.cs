namespace Placement.Execution;

/// <summary>An icon cannot be read; says what to do about it.</summary>
internal sealed class IconException(string message, string advice) : Exception(message)
{
    public string Advice { get; } = advice;
}
