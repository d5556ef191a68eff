namespace Placement.Catalog;

/// <summary>An OPTIONS key that a family retains. All others are accepted by Bitrix24 and silently dropped.</summary>
internal sealed class PlacementOption
{
    public PlacementOption(
        string key,
        string property,
        OptionKind kind,
        string[]? values = null,
        bool required = false,
        string? defaultValue = null,
        int maxLength = 0,
        string? example = null,
        string? missingError = null,
        string? invalidError = null)
    {
        Key = key;
        Property = property;
        Kind = kind;
        AllowedValues = values ?? [];
        Required = required;
        Default = defaultValue;
        MaxLength = maxLength == 0 ? null : maxLength;
        Example = example;
        MissingError = missingError;
        InvalidError = invalidError;
    }

    /// <summary>The key, in the case that Bitrix24 stores.</summary>
    public string Key { get; }

    /// <summary>The property of the attribute that sets it.</summary>
    public string Property { get; }

    public OptionKind Kind { get; }

    /// <summary>Whether <c>placement.bind</c> refuses a binding without it.</summary>
    public bool Required { get; }

    /// <summary>What Bitrix24 stores when the key is absent; null: nothing.</summary>
    public string? Default { get; }

    /// <summary>The values of a <see cref="ChoiceKind"/>, a <see cref="ChoiceListKind"/> or a <see cref="YesNoKind"/>.</summary>
    public IReadOnlyList<string> AllowedValues { get; }

    /// <summary>The longest value, in characters; null: not limited.</summary>
    public int? MaxLength { get; }

    /// <summary>The error code that answers a missing required value; null: none.</summary>
    public string? MissingError { get; }

    /// <summary>The error code that answers a malformed value; null: not documented.</summary>
    public string? InvalidError { get; }

    /// <summary>A value for those who have none yet; null: it depends on the application.</summary>
    public string? Example { get; }

    /// <summary>
    /// The allowed value that a member of the attribute's enum stands for; null: no member has this number. The enums
    /// list the values in the catalog's order; one that may be undeclared has a zero member before them.
    /// </summary>
    public string? FindChoice(int number)
    {
        int index = Default is null ? number - 1 : number;
        return index >= 0 && index < AllowedValues.Count ? AllowedValues[index] : null;
    }

    /// <summary>The flag of the attribute's enum that stands for a value of a <see cref="ChoiceListKind"/>; 0: it is not allowed.</summary>
    public int FindFlag(string value)
    {
        for (int index = 0; index < AllowedValues.Count; index++)
        {
            if (string.Equals(AllowedValues[index], value, StringComparison.Ordinal))
            {
                return 1 << index;
            }
        }

        return 0;
    }
}
