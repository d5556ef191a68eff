namespace Placement.Catalog;

/// <summary>A key of PLACEMENT_OPTIONS, which says what the widget was opened for.</summary>
internal sealed class ContextKey
{
    /// <summary>
    /// The key of the page that the widget was opened from, which every placement has unless <see cref="PlacementFamily.HasUri"/> says
    /// no.
    /// </summary>
    public const string Uri = "URI";

    /// <summary>Stands for any key.</summary>
    public const string Any = "*";

    private readonly string _member;

    /// <param name="text">The key, and behind a blank the member that it becomes, if it has one.</param>
    public ContextKey(string text)
    {
        int space = text.IndexOf(' ');
        Name = space < 0 ? text : text.Substring(0, space);
        _member = text.Substring(space + 1);
    }

    /// <summary>The key, compared exactly; <see cref="Any"/>: the names are the application's own.</summary>
    public string Name { get; }

    /// <summary>The member of the context that the value becomes.</summary>
    public ContextMember Member => _member != Name && Enum.TryParse(_member, out ContextMember member) ? member : ContextMember.None;
}
