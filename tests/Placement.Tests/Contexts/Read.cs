namespace Placement.Tests.Contexts;

/// <summary>Reads a context that a test expects to be there.</summary>
internal static class Read
{
    public static T As<T>(string placement, string? options)
        where T : PlacementContext
    {
        Assert.True(PlacementContextReader.TryRead(placement, options, out PlacementContext? context), options);
        return Assert.IsType<T>(context, exactMatch: true);
    }
}
