using System.Globalization;

namespace Placement.Fuzzing.Generation;

/// <summary>Integers, booleans, enums and arrays with the ways to write them.</summary>
internal sealed class ValueExpressions(Dice dice)
{
    public Spelled<object?> Boolean() => dice.Below(6) switch
    {
        0 or 1 => new(true, "true"),
        2 => new(true, "!false"),
        3 => new(false, "1 > 2"),
        _ => new(false, "false"),
    };

    public Spelled<object?> Integer()
    {
        int value = dice.Below(8) switch
        {
            0 => 0,
            1 => dice.Between(-3, -1),
            2 => int.MaxValue,
            3 => int.MinValue,
            _ => dice.Between(1, 2000),
        };
        return new(value, Integer(value));
    }

    /// <summary>A value of an enum, declared or not.</summary>
    public Spelled<object?> Enum<T>()
        where T : struct, Enum
    {
        string type = "global::Placement." + typeof(T).Name;
        if (dice.OneIn(4))
        {
            int any = dice.OneIn(6) ? int.MinValue : dice.Between(-2, 70);
            return new(any, $"({type})({any.ToString(CultureInfo.InvariantCulture)})");
        }

        T value = dice.Pick(System.Enum.GetValues<T>());
        int number = Convert.ToInt32(value, CultureInfo.InvariantCulture);
        if (typeof(T) == typeof(ChatContexts) && dice.OneIn(2))
        {
            T other = dice.Pick(System.Enum.GetValues<T>());
            return new(number | Convert.ToInt32(other, CultureInfo.InvariantCulture), $"{type}.{value} | {type}.{other}");
        }

        return new(number, $"{type}.{value}");
    }

    public Spelled<object?> Integers()
    {
        if (dice.OneIn(6))
        {
            return new(null, dice.Pick("null", "default(int[])"));
        }

        int[] values = [.. Enumerable.Range(0, dice.Below(5)).Select(_ => dice.OneIn(5) ? dice.Between(-2, 0) : dice.Between(1, 300))];
        string items = string.Join(", ", values.Select(Integer));
        return new(values, values.Length == 0 ? "new int[0]" : dice.Pick($"new[] {{ {items} }}", $"new int[] {{ {items}, }}"));
    }

    public string Integer(int value) => dice.Below(6) switch
    {
        0 when value >= 0 => string.Create(CultureInfo.InvariantCulture, $"0x{value:X}"),
        1 when value > int.MinValue => string.Create(CultureInfo.InvariantCulture, $"({value})"),
        2 when value == int.MaxValue => "int.MaxValue",
        3 => string.Create(CultureInfo.InvariantCulture, $"unchecked((int)0x{unchecked((uint)value):X8})"),
        4 when value is > 0 and < 1000 => string.Create(CultureInfo.InvariantCulture, $"{value - 1} + 1"),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };
}
