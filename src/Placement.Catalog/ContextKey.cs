namespace Placement.Catalog;

/// <summary>A key of PLACEMENT_OPTIONS, which says what the widget was opened for.</summary>
internal sealed class ContextKey
{
    public ContextKey(string name, string type, string presence, string note = "")
    {
        Name = name;
        Type = type;
        Presence = presence;
        Note = note;
    }

    /// <summary>The key, compared exactly; <c>*</c>: any key, the names are the application's own.</summary>
    public string Name { get; }

    /// <summary>The form of its value, in words.</summary>
    public string Type { get; }

    /// <summary>When it is there, in words.</summary>
    public string Presence { get; }

    public string Note { get; }
}
