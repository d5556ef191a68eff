namespace Placement;

/// <summary>The color of an icon in the messenger: the option <c>color</c>.</summary>
public enum IconColor
{
    /// <summary>Not declared: Bitrix24 chooses.</summary>
    None = 0,

    /// <summary><c>RED</c>.</summary>
    Red = 1,

    /// <summary><c>GREEN</c>.</summary>
    Green = 2,

    /// <summary><c>MINT</c>.</summary>
    Mint = 3,

    /// <summary><c>LIGHT_BLUE</c>.</summary>
    LightBlue = 4,

    /// <summary><c>DARK_BLUE</c>.</summary>
    DarkBlue = 5,

    /// <summary><c>PURPLE</c>.</summary>
    Purple = 6,

    /// <summary><c>AQUA</c>.</summary>
    Aqua = 7,

    /// <summary><c>PINK</c>.</summary>
    Pink = 8,

    /// <summary><c>LIME</c>.</summary>
    Lime = 9,

    /// <summary><c>BROWN</c>.</summary>
    Brown = 10,

    /// <summary><c>AZURE</c>.</summary>
    Azure = 11,

    /// <summary><c>KHAKI</c>.</summary>
    Khaki = 12,

    /// <summary><c>SAND</c>.</summary>
    Sand = 13,

    /// <summary><c>ORANGE</c>.</summary>
    Orange = 14,

    /// <summary><c>MARENGO</c>.</summary>
    Marengo = 15,

    /// <summary><c>GRAY</c>.</summary>
    Gray = 16,

    /// <summary><c>GRAPHITE</c>.</summary>
    Graphite = 17,
}
