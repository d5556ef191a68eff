namespace Placement;

/// <summary>In what a binding that a portal stores differs from the declared one.</summary>
/// <param name="Field">
/// The field as <c>placement.bind</c> names it: <c>TITLE</c>, <c>LANG_ALL.de</c>, <c>OPTIONS.iconName</c>.
/// </param>
/// <param name="Stored">What the portal stores; null: nothing, or it is a language as a whole.</param>
/// <param name="Declared">What is declared; null: nothing, or it is a language as a whole.</param>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
public sealed record BindingDifference(string Field, string? Stored = null, string? Declared = null)
{
    /// <summary>As a diff has it: <c>TITLE "Supplies" -> "Supplies 2"</c>, or the field alone.</summary>
    public override string ToString() => Stored is null && Declared is null ? Field : $"{Field} {Quote(Stored)} -> {Quote(Declared)}";

    private static string Quote(string? value) => value is null ? "(none)" : $"\"{value}\"";
}
