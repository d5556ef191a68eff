using System.Globalization;

namespace Placement.Catalog;

/// <summary>Latin letters, blanks and hyphens: the class of a Font Awesome 4 icon.</summary>
internal sealed class IconNameKind : TextKind
{
    public override bool IsShown => false;

    public override string Expected(PlacementOption option) =>
        $"at most {option.MaxLength?.ToString(CultureInfo.InvariantCulture)} Latin letters, blanks and hyphens, such as {option.Example}";

    protected override string? FindWrongPart(PlacementOption option, string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or ' ' or '-'))
            {
                return Contain(text.Substring(i, char.IsSurrogatePair(text, i) ? 2 : 1));
            }
        }

        return null;
    }
}
