namespace Placement.RequestVerification;

/// <summary>Is told of portals whose stored state an administrator's request has mended, because an event about them was lost.</summary>
internal interface IPortalHealing
{
    /// <summary>Completes what the lost event would have led to, in the background.</summary>
    void Begin(Portal portal);
}
