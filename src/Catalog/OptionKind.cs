namespace Placement.Catalog;

/// <summary>The form of an OPTIONS value.</summary>
internal enum OptionKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary><c>Y</c> or <c>N</c>.</summary>
    YesNo,

    /// <summary>One of <see cref="PlacementOption.AllowedValues"/>.</summary>
    Choice,

    /// <summary>One or more of <see cref="PlacementOption.AllowedValues"/>, joined by <c>;</c>.</summary>
    ChoiceList,

    /// <summary>Positive integers, joined by <c>,</c> without blanks.</summary>
    IntegerList,

    /// <summary>An integer of at least 0, in per cent.</summary>
    Percent,

    /// <summary>Latin letters, blanks and hyphens: the class of a Font Awesome 4 icon.</summary>
    IconName,

    /// <summary>An absolute http or https URL.</summary>
    Url,
}
