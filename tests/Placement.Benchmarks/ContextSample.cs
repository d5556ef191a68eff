using System.Text.Json;

namespace Placement.Benchmarks;

/// <summary>What a widget was opened with, and two ways to read it into the same record.</summary>
/// <remarks>
/// The serializer has the advantage: it knows the type beforehand, keeps no <see cref="PlacementContext.Properties"/>, and its
/// converters accept only what this JSON needs.
/// </remarks>
/// <param name="Name">What it is.</param>
/// <param name="Read">The way of this project.</param>
/// <param name="Deserialize">The way of System.Text.Json with source generation.</param>
internal sealed record ContextSample(string Name, Func<PlacementContext> Read, Func<PlacementContext> Deserialize)
{
    private const string CallCardJson =
        """{"CALL_ID":"externalCall.c3ee67f1a63f6e6117c230ab59cc49ea.1723556778","PHONE_NUMBER":"+4930123456","LINE_NUMBER":"+49 30 000-00-00","LINE_NAME":"+49 30 000-00-00","CRM_ENTITY_TYPE":"COMPANY","CRM_ENTITY_ID":"17","CRM_ACTIVITY_ID":"undefined","CRM_BINDINGS":[{"ENTITY_TYPE":"DEAL","ENTITY_ID":"25"},{"ENTITY_TYPE":"COMPANY","ENTITY_ID":"17"}],"CALL_DIRECTION":"incoming","CALL_STATE":"connected","CALL_LIST_MODE":"false","URI":"\/crm\/company\/details\/17\/"}""";

    private const string DealJson =
        """{"ID":"8061","URI":"\/crm\/deal\/details\/8061\/?any=details%2F8061%2F&IFRAME=Y&IFRAME_TYPE=SIDE_SLIDER"}""";

    /// <summary>One with few keys, and the one with the most.</summary>
    public static IReadOnlyList<ContextSample> All { get; } =
    [
        new(
            "a call card",
            static () => ReadOptions("CALL_CARD", CallCardJson),
            static () => JsonSerializer.Deserialize(CallCardJson, OptionsContext.Default.CallCardOptions)!.ToContext()),
        new(
            "a deal",
            static () => ReadOptions("CRM_DEAL_DETAIL_TAB", DealJson),
            static () => JsonSerializer.Deserialize(DealJson, OptionsContext.Default.EntityOptions)!.ToContext()),
    ];

    /// <summary>Throws if the two ways do not lead to equal records.</summary>
    public void Check()
    {
        PlacementContext read = Read();
        PlacementContext deserialized = Deserialize();
        bool areSame = read is CallCardContext card && deserialized is CallCardContext other
            ? card.Bindings.SequenceEqual(other.Bindings) && WithoutProperties(card) == other with { Bindings = card.Bindings }
            : WithoutProperties(read) == deserialized;
        if (!areSame)
        {
            throw new InvalidOperationException($"The serializer says something else: {read} {deserialized}");
        }
    }

    private static PlacementContext ReadOptions(string placement, string options) =>
        PlacementContextReader.TryRead(placement, options, out PlacementContext? context)
            ? context
            : throw new InvalidOperationException($"No context: {options}");

    private static PlacementContext WithoutProperties(PlacementContext context) => context with { Properties = PlacementProperties.Empty };
}
