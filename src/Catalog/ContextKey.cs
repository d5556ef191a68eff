namespace Placement.Catalog;

/// <summary>A key of PLACEMENT_OPTIONS, which says what the widget was opened for.</summary>
internal sealed class ContextKey
{
    /// <summary>The key of the page that the widget was opened from, which every placement has unless <see cref="PlacementFamily.HasUri"/> says no.</summary>
    public const string Uri = "URI";

    /// <summary>Stands for any key.</summary>
    public const string Any = "*";

    public ContextKey(ContextMember member, string name, string type, string presence, string note = "")
    {
        Member = member;
        Name = name;
        Type = type;
        Presence = presence;
        Note = note;
    }

    /// <summary>The member of the context that the value becomes.</summary>
    public ContextMember Member { get; }

    /// <summary>The key, compared exactly; <see cref="Any"/>: the names are the application's own.</summary>
    public string Name { get; }

    /// <summary>The form of its value, in words.</summary>
    public string Type { get; }

    /// <summary>When it is there, in words.</summary>
    public string Presence { get; }

    public string Note { get; }
}
