namespace Placement;

/// <summary>The texts of a widget for users of one interface language: an entry of LANG_ALL.</summary>
/// <remarks>
/// As soon as there is one, Bitrix24 ignores the top-level texts. So the texts of <see cref="WidgetPlacementAttribute"/>
/// are also sent under <see cref="BitrixApplicationAttribute.DefaultLanguage"/>, unless that language is given.
/// </remarks>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WidgetTextAttribute : Attribute
{
    /// <summary>Declares the texts of one language.</summary>
    /// <param name="language">
    /// Bitrix24's own code of the language: <c>en</c>, <c>de</c>, <c>la</c> (Spanish), <c>br</c> (Portuguese),
    /// <c>ua</c> (Ukrainian), <c>sc</c> and <c>tc</c> (Chinese), …
    /// </param>
    public WidgetTextAttribute(string language) => Language = language;

    /// <summary>Bitrix24's code of the language.</summary>
    public string Language { get; }

    /// <summary>TITLE in this language.</summary>
    public string? Title { get; set; }

    /// <summary>DESCRIPTION in this language.</summary>
    public string? Description { get; set; }

    /// <summary>GROUP_NAME in this language.</summary>
    public string? GroupName { get; set; }

    /// <summary>Limits the texts to one placement of the class. Default: they hold for all of them.</summary>
    public string? Placement { get; set; }
}
