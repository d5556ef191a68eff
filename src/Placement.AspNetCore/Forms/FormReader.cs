using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Placement.Forms;

/// <summary>Fills objects from forms, and says what is wrong with what was filled in.</summary>
/// <typeparam name="TForm">What is filled.</typeparam>
internal static class FormReader<
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties)] TForm>
    where TForm : class, new()
{
    private static readonly Lazy<FormProperty[]> Filled = new(Find);

    private static FormProperty[] Properties => Filled.Value;

    /// <summary>Looks at the class before anybody sends a form.</summary>
    /// <exception cref="InvalidOperationException">It has a property that no field can fill.</exception>
    public static void Check() => _ = Properties;

    /// <summary>Reads a form.</summary>
    /// <returns>What was filled in, and what is wrong with it by the names of properties.</returns>
    public static (TForm Form, IReadOnlyDictionary<string, IReadOnlyList<string>> Errors) Read(IFormCollection fields)
    {
        var form = new TForm();
        var errors = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (FormProperty property in Properties.Where(property => !property.TryFill(form, fields)))
        {
            errors[property.Name] = [property.Unreadable];
        }

        foreach (FormProperty property in Properties.Where(property => !errors.ContainsKey(property.Name)))
        {
            if (property.Validate(form) is { Count: > 0 } found)
            {
                errors[property.Name] = found;
            }
        }

        if (errors.Count == 0 && form is IValidatableObject validatable)
        {
            AddErrors(errors, validatable);
        }

        return (form, errors);
    }

    private static FormProperty[] Find() =>
    [
        .. typeof(TForm)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(static property => property.SetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0)
            .Select(static property => new FormProperty(property)),
    ];

    private static void AddErrors(Dictionary<string, IReadOnlyList<string>> errors, IValidatableObject form)
    {
        ValidationContext context = FormValidation.ContextOf(form, typeof(TForm).Name);
        foreach (ValidationResult result in (form.Validate(context) ?? []).OfType<ValidationResult>())
        {
            string property = result.MemberNames.FirstOrDefault() ?? "";
            errors[property] = [.. errors.GetValueOrDefault(property) ?? [], result.ErrorMessage ?? "This is not valid."];
        }
    }
}
