using Placement.Catalog;

namespace Placement.Tests.Contexts;

/// <summary>What holds for every text, whoever sent it.</summary>
public class RandomOptionsTests
{
    private const int Count = 4_000;

    public static TheoryData<int> Seeds => [1, 2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reading_says_what_a_document_says(int seed)
    {
        var random = new RandomOptions(seed);
        int read = 0;
        for (int i = 0; i < Count; i++)
        {
            string options = random.Next();
            string placement = ContextOracle.Placements[i % ContextOracle.Placements.Count];
            var keys = ContextOracle.Keys(options);

            bool isRead = PlacementContextReader.TryRead(placement, options, out PlacementContext? context);

            Assert.True(isRead == keys is not null, $"seed {seed}, number {i}, {placement}: {options}");
            if (keys is not null)
            {
                read++;
                Check(
                    () => ContextAssert.Same(Sorted(ContextOracle.Read(placement, keys)), Sorted(context!)),
                    $"seed {seed}, number {i}, {placement}: {options}");
                Check(() => Assert.Equal(keys.Keys, context!.Properties.Keys), $"seed {seed}, number {i}, {placement}: {options}");
            }
        }

        // Neither all nor none, or this would not say much.
        Assert.InRange(read, Count / 3, Count * 9 / 10);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_placement_fails_on_anything(int seed)
    {
        string[] codes = [.. PlacementCatalog.Codes.Select(static code => code.Code), "CRM_DYNAMIC_128_DETAIL_TAB", "UNKNOWN"];
        var random = new RandomOptions(-seed);
        for (int i = 0; i < Count; i++)
        {
            string options = random.Next();

            bool isRead = PlacementContextReader.TryRead(codes[i % codes.Length], options, out PlacementContext? context);

            Assert.Equal(isRead, context is not null);
            Assert.True(!isRead || context!.GetType() == PlacementContextReader.ContextTypeOf(codes[i % codes.Length]));
            Assert.True(!isRead || context!.Properties.Count >= 0);
        }
    }

    private static void Check(Action assertion, string what)
    {
        try
        {
            assertion();
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail($"{what}\n{exception.Message}");
        }
    }

    /// <summary>The order of a link's parameters does not matter.</summary>
    private static PlacementContext Sorted(PlacementContext context) => context is AppLinkContext link
        ? link with { Parameters = link.Parameters.OrderBy(static parameter => parameter.Key, StringComparer.Ordinal).ToDictionary() }
        : context;
}
