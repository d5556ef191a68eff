namespace Placement.Tool.Checks;

/// <summary>Something that keeps users from seeing a widget, or will.</summary>
/// <param name="Kind">A word for what it is.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What to do about it, in a sentence.</param>
internal sealed record Finding(string Kind, string Title, string Advice);
