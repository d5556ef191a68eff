namespace Placement;

/// <summary>Who sees a widget of the messenger: the option <c>role</c>.</summary>
public enum WidgetRole
{
    /// <summary>All users; Bitrix24's default.</summary>
    User = 0,

    /// <summary>Administrators of the portal only.</summary>
    Admin = 1,
}
