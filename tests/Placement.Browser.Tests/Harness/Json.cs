namespace Placement.Browser.Tests.Harness;

internal static class Json
{
    /// <summary>The JSON of a list whose items are written one a line.</summary>
    public static string List(params string[] items) => $"[{string.Join(',', items)}]";
}
