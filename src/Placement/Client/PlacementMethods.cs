namespace Placement.Client;

/// <summary>The names of the methods that register widgets.</summary>
internal static class PlacementMethods
{
    public const string Bind = "placement.bind";
    public const string Get = "placement.get";
    public const string List = "placement.list";
    public const string Unbind = "placement.unbind";
}
