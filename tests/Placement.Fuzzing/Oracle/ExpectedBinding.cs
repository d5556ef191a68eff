using System.Text;

namespace Placement.Fuzzing.Oracle;

/// <summary>What a declared placement must come to.</summary>
/// <param name="Json">
/// The parameters of placement.bind for <see cref="BindingOracle.BaseAddress"/>, as <see cref="JsonForm"/> writes them.
/// </param>
/// <param name="TypeName">The class that serves it, as reflection writes it; null: generated code cannot name it.</param>
/// <param name="Icon">The image to send; null: none.</param>
internal sealed record ExpectedBinding(string Json, string? TypeName, string? Icon)
{
    /// <summary>What a binding of generated code comes to.</summary>
    /// <exception cref="System.Text.Json.JsonException">Its parameters are no JSON.</exception>
    public static ExpectedBinding Of(WidgetBinding binding) => new(
        JsonForm.Of(Encoding.UTF8.GetBytes(binding.ToJson(BindingOracle.BaseAddress))),
        binding.WidgetType?.FullName,
        binding.Icon);

    public override string ToString() => $"{Json} of {TypeName ?? "a class without name"}{(Icon is null ? "" : $" with icon {Icon}")}";
}
