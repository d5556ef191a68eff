using System.Text.Json;

namespace Placement.Benchmarks;

/// <summary>Reading what a widget was opened with, in relation to deserialising the same JSON into the same record.</summary>
/// <remarks>
/// The serializer has the advantage: it knows the type beforehand, keeps no <see cref="PlacementContext.Properties"/>, and its
/// converters accept only what this JSON needs.
/// </remarks>
internal static class ContextRatios
{
    private const int Times = 100_000;

    private const string CallCard =
        """{"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"+4930123456","LINE_NUMBER":"+49 30 000-00-00","LINE_NAME":"+49 30 000-00-00","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17","CRM_ACTIVITY_ID":"undefined","CRM_BINDINGS":[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"}],"CALL_DIRECTION":"incoming","CALL_STATE":"connected","CALL_LIST_MODE":"false","URI":"\/crm\/company\/details\/17\/"}""";

    private const string Deal =
        """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}""";

    public static IEnumerable<Ratio> Measure() =>
    [
        .. Compare("a call card", static () => Read("CALL_CARD", CallCard), static () => JsonSerializer.Deserialize(CallCard, OptionsContext.Default.CallCardOptions)!.ToContext()),
        .. Compare("a deal", static () => Read("CRM_DEAL_DETAIL_TAB", Deal), static () => JsonSerializer.Deserialize(Deal, OptionsContext.Default.EntityOptions)!.ToContext()),
    ];

    private static IEnumerable<Ratio> Compare(string name, Func<PlacementContext> read, Func<PlacementContext> deserialize)
    {
        CheckThatBothSayTheSame(read(), deserialize());
        yield return new Ratio(
            $"System.Text.Json into the same record / reading the context of {name}",
            Stopwatches.MedianRatio(() => Time(deserialize), () => Time(read)),
            Target: 1,
            IsGain: true);
        yield return new Ratio(
            $"bytes allocated by reading the context of {name} / by System.Text.Json into the same record",
            Allocated(read) / Allocated(deserialize),
            Target: 1);
    }

    private static PlacementContext Read(string placement, string options) =>
        PlacementContextReader.TryRead(placement, options, out PlacementContext? context) ? context : throw new InvalidOperationException($"No context: {options}");

    private static void CheckThatBothSayTheSame(PlacementContext read, PlacementContext deserialized)
    {
        bool areSame = read is CallCardContext card && deserialized is CallCardContext other
            ? card.Bindings.SequenceEqual(other.Bindings) && WithoutProperties(card) == other with { Bindings = card.Bindings }
            : WithoutProperties(read) == deserialized;
        if (!areSame)
        {
            throw new InvalidOperationException($"The serializer says something else: {read} {deserialized}");
        }
    }

    private static PlacementContext WithoutProperties(PlacementContext context) => context with { Properties = PlacementProperties.Empty };

    private static double Time(Func<PlacementContext> read) => Stopwatches.Time(() =>
    {
        for (int i = 0; i < Times; i++)
        {
            read();
        }
    });

    private static double Allocated(Func<PlacementContext> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Times; i++)
        {
            read();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Times;
    }
}
