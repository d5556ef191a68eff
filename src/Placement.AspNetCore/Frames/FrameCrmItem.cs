namespace Placement;

/// <summary>A record of the CRM, as <see cref="IBitrixFrame.SelectCrmAsync"/> gives one.</summary>
/// <param name="Type">What it is: <c>lead</c>, <c>contact</c>, <c>company</c>, <c>deal</c> or <c>quote</c>.</param>
/// <param name="Id">Its id, with a prefix for the type, such as <c>D_17</c>.</param>
/// <param name="Title">Its title; null: not said.</param>
public sealed record FrameCrmItem(string Type, string Id, string? Title = null)
{
    /// <summary>The id without the prefix; null: it has another form.</summary>
    public int? Number =>
        int.TryParse(Id.AsSpan(Id.LastIndexOf('_') + 1), System.Globalization.CultureInfo.InvariantCulture, out int number) ? number : null;
}
