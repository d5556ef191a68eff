namespace Placement.Fleet;

/// <summary>How long grains are waited for.</summary>
internal static class Patience
{
    /// <summary>Who has not answered by then is gone, or stands still.</summary>
    public static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(2);

    /// <summary>Who has not answered is not asked again for so long.</summary>
    public static readonly TimeSpan Alone = TimeSpan.FromSeconds(15);
}
