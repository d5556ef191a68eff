namespace Placement.Generators.Models;

/// <summary>What the registration needs to know of a widget: it stays the same while texts are edited.</summary>
/// <param name="MethodName">The generated method that returns its bindings, unless that name clashes with another's.</param>
/// <param name="Scopes">The scopes that registering it needs beside <c>placement</c>.</param>
internal sealed record WidgetSummary(string MethodName, EquatableArray<string> Scopes);
