#if NET8_0_OR_GREATER
using System.Text;

#endif
namespace Placement.Catalog;

/// <summary>How Bitrix24 says yes: it is written in PHP, which has several ways, and passes each of them on.</summary>
internal static class PhpTruth
{
    public static bool IsYes(string? text) =>
        text == "1" || string.Equals(text, "Y", StringComparison.OrdinalIgnoreCase) || string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

#if NET8_0_OR_GREATER
    public static bool IsYes(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("1"u8) || Ascii.EqualsIgnoreCase(utf8, "Y"u8) || Ascii.EqualsIgnoreCase(utf8, "true"u8);
#endif
}
