namespace Placement.Testing.Keeping;

/// <summary>Counts what is in the file and fits nothing that the portal has.</summary>
internal sealed class DropCount
{
    public int Value { get; private set; }

    /// <summary>Reads a value.</summary>
    /// <param name="read">Reads it; null, or what it throws: it fits nothing.</param>
    /// <returns>The value; null: it is dropped.</returns>
    public T? Try<T>(Func<T?> read)
        where T : class
    {
        T? value;
        try
        {
            value = read();
        }
        catch (Exception exception) when (exception is KeptValueException or ArgumentException)
        {
            value = null;
        }

        Value += value is null ? 1 : 0;
        return value;
    }

    /// <summary>Reads all of a list.</summary>
    public IReadOnlyList<T> All<T>(IEnumerable<KeptObject> list, Func<KeptObject, T?> read)
        where T : class => [.. list.Select(entry => Try(() => read(entry))).OfType<T>()];
}
