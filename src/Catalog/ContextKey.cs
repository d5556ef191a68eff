namespace Placement.Catalog;

/// <summary>A key of PLACEMENT_OPTIONS, which says what the widget was opened for.</summary>
internal sealed class ContextKey
{
    /// <summary>The key of the page that the widget was opened from, which every placement has unless <see cref="PlacementFamily.HasUri"/> says no.</summary>
    public const string Uri = "URI";

    /// <summary>Stands for any key.</summary>
    public const string Any = "*";

    private readonly string _member;

    public ContextKey(string name, string member)
    {
        Name = name;
        _member = member;
    }

    /// <summary>The key, compared exactly; <see cref="Any"/>: the names are the application's own.</summary>
    public string Name { get; }

    /// <summary>The member of the context that the value becomes.</summary>
    public ContextMember Member => Enum.TryParse(_member, out ContextMember member) ? member : ContextMember.None;

    /// <summary>Reads a key, and behind a blank its member, if it has one.</summary>
    public static ContextKey Read(string text)
    {
        string[] parts = text.Split(' ');
        return new(parts[0], parts.Length > 1 ? parts[1] : nameof(ContextMember.None));
    }
}
