namespace Placement.Testing.Events;

/// <summary>A handler of an event.</summary>
/// <param name="HandlerId">The number of its registration; null: the application's settings name it.</param>
/// <param name="Handler">Its address.</param>
/// <param name="User">The user whose token it wants; null: whoever causes the event.</param>
internal sealed record EventRecipient(int? HandlerId, string Handler, LocalUser? User);
