namespace Placement.Testing.Configuration;

/// <summary>What a plan includes or not, and <c>feature.get</c> tells.</summary>
/// <remarks>https://apidocs.bitrix24.com/api-reference/common/system/feature-get.html</remarks>
internal static class PlanFeature
{
    /// <summary>Offline events can be reserved, and confirmed one by one.</summary>
    public const string ExtendedOffline = "rest_offline_extended";

    /// <summary>Calls and offline events can name their source.</summary>
    public const string Connector = "rest_auth_connector";
}
