using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Placement.Forms;

/// <summary>A property that a form fills.</summary>
internal sealed class FormProperty
{
    private readonly PropertyInfo _property;
    private readonly Type _type;
    private readonly ValidationAttribute[] _rules;
    private readonly DisplayAttribute? _display;

    /// <summary>Looks at a property.</summary>
    /// <exception cref="InvalidOperationException">No field can be read as the property's type.</exception>
    public FormProperty(PropertyInfo property)
    {
        _property = property;
        _type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        if (!IsFile && !IsFiles && !IsTexts && !FormValues.CanRead(_type))
        {
            throw new InvalidOperationException(
                $"{property.DeclaringType}.{property.Name} cannot be filled from a form: {property.PropertyType} is none of the types that "
                + "IWidgetForm names. Give it one of them, or a setter that is not public.");
        }

        _rules = [.. property.GetCustomAttributes<ValidationAttribute>(inherit: true)];
        _display = property.GetCustomAttribute<DisplayAttribute>();
    }

    public string Name => _property.Name;

    /// <summary>What the user calls it, in the language of now.</summary>
    private string Label => _display?.GetName() ?? Name;

    private bool IsFile => _type == typeof(IFormFile);

    private bool IsFiles => _type == typeof(IReadOnlyList<IFormFile>);

    private bool IsTexts => _type == typeof(IReadOnlyList<string>) || _type == typeof(string[]);

    /// <summary>What is said where a field cannot be read.</summary>
    public string Unreadable => $"{Label}: this cannot be read.";

    /// <summary>Fills the property.</summary>
    /// <returns>Whether what was sent can be read.</returns>
    public bool TryFill(object form, IFormCollection fields)
    {
        if (!TryRead(fields, out object? value))
        {
            return false;
        }

        if (value is not null)
        {
            _property.SetValue(form, value);
        }

        return true;
    }

    /// <returns>Whether what was sent can be read. The value is null where nothing was sent.</returns>
    private bool TryRead(IFormCollection fields, out object? value)
    {
        if (IsFile || IsFiles)
        {
            IFormFile[] files =
                [.. fields.Files.Where(file => string.Equals(file.Name, Name, StringComparison.OrdinalIgnoreCase) && file.Length > 0)];
            value = files.Length == 0 ? null : IsFiles ? files : files[0];
            return true;
        }

        string?[] texts = fields[Name].ToArray();
        if (IsTexts)
        {
            value = texts.Length == 0 ? null : texts.Select(static text => text ?? "").ToArray();
            return true;
        }

        // What stands beside a checkbox for "not checked" comes after it.
        string? text = texts.FirstOrDefault();
        if (text is null || _type == typeof(string))
        {
            value = text;
            return true;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            value = null;
            return true;
        }

        return FormValues.TryRead(_type, text.Trim(), out value);
    }

    /// <summary>Says what is wrong with the property of a form whose properties are all filled: rules compare them.</summary>
    public IReadOnlyList<string> Validate(object form)
    {
        ValidationContext context = FormValidation.ContextOf(form, Label);
        context.MemberName = Name;
        object? value = _property.GetValue(form);
        return
        [
            .. _rules
                .Select(rule => rule.GetValidationResult(value, context)?.ErrorMessage)
                .OfType<string>(),
        ];
    }
}
