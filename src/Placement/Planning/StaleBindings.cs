namespace Placement;

/// <summary>What registering does with bindings that a portal stores and the code no longer declares.</summary>
/// <remarks>Pages that other methods register (connector settings, for instance) are never removed.</remarks>
public enum StaleBindings
{
    /// <summary>
    /// Removes those whose handler has the origin of the base address or of one of
    /// <see cref="RegistrationOptions.FormerAddresses"/>, and keeps all others.
    /// </summary>
    RemoveOwn = 0,

    /// <summary>Keeps all.</summary>
    Keep = 1,

    /// <summary>Removes all, wherever their handler is. Bindings of other applications are never touched.</summary>
    RemoveAll = 2,
}
