namespace Placement;

/// <summary>What a placement understands and tells, as <see cref="IBitrixFrame.GetInterfaceAsync"/> gives it.</summary>
/// <param name="Commands">What <see cref="IBitrixFrame.CallAsync"/> can send.</param>
/// <param name="Events">What scripts of the page can listen to.</param>
public sealed record FrameInterface(IReadOnlyList<string> Commands, IReadOnlyList<string> Events);
