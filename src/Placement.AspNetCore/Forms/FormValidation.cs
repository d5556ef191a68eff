using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;

namespace Placement.Forms;

/// <summary>What validation attributes are told of the form that they look at.</summary>
internal static class FormValidation
{
    /// <param name="form">The form; trimming has left its properties alone, because what hosts it has said so.</param>
    /// <param name="label">What the user calls what is looked at.</param>
    [UnconditionalSuppressMessage(
        "Trimming", "IL2026", Justification = "The properties of forms are kept: HostedWidget.Create says so of the type.")]
    public static ValidationContext ContextOf(object form, string label) =>
        new(form, serviceProvider: null, items: null) { DisplayName = label };
}
