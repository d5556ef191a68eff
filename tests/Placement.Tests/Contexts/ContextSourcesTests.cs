using System.Globalization;
using Placement.Contexts;

namespace Placement.Tests.Contexts;

public class ContextSourcesTests
{
    [Fact]
    public void A_smart_process_is_looked_up_once()
    {
        var sources = new ContextSources(capacity: 10);

        ContextSource source = sources.Find("CRM_DYNAMIC_128_DETAIL_TAB");

        Assert.Same(source, sources.Find("crm_dynamic_128_detail_tab"));
        Assert.Equal((128, "DYNAMIC_128"), (source.EntityTypeId, source.EntityTypeName));
        Assert.Equal(1, sources.Kept);
    }

    [Fact]
    public void Codes_that_somebody_makes_up_are_understood_but_not_kept()
    {
        var sources = new ContextSources(capacity: 10);
        for (int id = 128; id < 2_000; id++)
        {
            string text = id.ToString(CultureInfo.InvariantCulture);

            Assert.Equal(id, sources.Find($"CRM_DYNAMIC_{text}_DETAIL_TAB").EntityTypeId);
            Assert.Equal($"DYNAMIC_{text}", sources.Find($"CRM_DYNAMIC_{text}_DETAIL_TAB").EntityTypeName);
            Assert.Equal(typeof(PlacementContext), sources.Find($"CRM_{text}").ContextType);
            Assert.Equal(typeof(PlacementContext), sources.Find($"LANDING_BLOCK_{text}").ContextType);
        }

        Assert.Equal(10, sources.Kept);
    }

    [Fact]
    public void Reading_allocates_the_same_each_time_and_for_every_kind_of_code()
    {
        Assert.Equal(AllocatedBy("CRM_DEAL_DETAIL_TAB", 1), AllocatedBy("CRM_DYNAMIC_128_DETAIL_TAB", 1));
        Assert.Equal(AllocatedBy("CRM_DEAL_DETAIL_TAB", 1), AllocatedBy("crm_dynamic_128_detail_tab", 1));
        Assert.Equal(2 * AllocatedBy("CRM_DEAL_DETAIL_TAB", 1), AllocatedBy("CRM_DEAL_DETAIL_TAB", 2));
    }

    private static long AllocatedBy(string placement, int times)
    {
        PlacementContextReader.TryRead(placement, """{"ID":"17"}""", out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < times; i++)
        {
            PlacementContextReader.TryRead(placement, """{"ID":"17"}""", out _);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
