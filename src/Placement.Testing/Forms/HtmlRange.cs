using System.Globalization;

namespace Placement.Testing.Forms;

/// <summary>A slider, which always stands somewhere.</summary>
internal static class HtmlRange
{
    /// <summary>Beyond that, a number is taken for none: nobody's slider has it, and steps could not be counted.</summary>
    private const decimal Limit = 1_000_000_000;

    /// <summary>Where it stands: at its value, or in the middle, on a step between its ends.</summary>
    public static string ValueOf(HtmlTag input)
    {
        decimal min = Number(input["min"]) ?? 0;
        decimal max = Math.Max(min, Number(input["max"]) ?? 100);
        decimal value = Math.Clamp(Number(input["value"]) ?? min + ((max - min) / 2), min, max);
        if (!"any".Equals(input["step"], StringComparison.OrdinalIgnoreCase))
        {
            decimal step = Number(input["step"]) is >= 1 / Limit and var given ? given : 1;
            decimal start = Number(input["min"]) ?? Number(input["value"]) ?? 0;
            value = start + (Math.Floor(((value - start) / step) + 0.5m) * step);
            value += value > max ? -step : value < min ? step : 0;
        }

        return value.ToString("0.#########", CultureInfo.InvariantCulture);
    }

    private static decimal? Number(string? text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return decimal.TryParse(text, style, CultureInfo.InvariantCulture, out decimal number) && Math.Abs(number) <= Limit ? number : null;
    }
}
