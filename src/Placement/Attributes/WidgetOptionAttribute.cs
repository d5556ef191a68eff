namespace Placement;

/// <summary>
/// An OPTIONS key that <see cref="WidgetPlacementAttribute"/> has no property for, because Bitrix24 introduced it later.
/// </summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html">placement.bind</seealso>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class WidgetOptionAttribute : Attribute
{
    /// <summary>Declares an option.</summary>
    /// <param name="key">The key, in the case that Bitrix24 documents.</param>
    /// <param name="value">
    /// The value, sent as it is. A value that begins with <c>~/</c> is an address of the application: the base address
    /// takes the place of <c>~</c>.
    /// </param>
    public WidgetOptionAttribute(string key, string value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>The value.</summary>
    public string Value { get; }

    /// <summary>Limits the option to one placement of the class. Default: it holds for all of them.</summary>
    public string? Placement { get; set; }
}
