namespace Placement.Testing.State;

/// <summary>What the application has left on the portal.</summary>
internal sealed class ApplicationData(TimeProvider clock)
{
    public BindingStore Bindings { get; } = new();

    public EventHandlerStore EventHandlers { get; } = new();

    public OfflineQueue OfflineEvents { get; } = new(clock);

    public FieldTypeStore FieldTypes { get; } = new();

    public OptionStore Options { get; } = new();

    /// <summary>Removes all of it when the application goes.</summary>
    /// <param name="keepsOptions">Whether the application may come back to its options.</param>
    public void Remove(bool keepsOptions)
    {
        Bindings.Clear();
        EventHandlers.Clear();
        OfflineEvents.Remove(static _ => true);
        FieldTypes.Clear();
        if (!keepsOptions)
        {
            Options.Clear();
        }
    }
}
