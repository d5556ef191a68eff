namespace Placement.Testing;

/// <summary>Whether an update is told to the application by ONAPPUPDATE.</summary>
/// <seealso href="https://apidocs.bitrix24.com/api-reference/common/events/on-app-update.html">OnAppUpdate</seealso>
public enum UpdateNotice
{
    /// <summary>It is not, although Bitrix24 documents it: portals practically never send it.</summary>
    None,

    /// <summary>It is, and then happens what happens without it.</summary>
    First,

    /// <summary>It is, and nothing else happens: the application stays installed, and hears of no installation.</summary>
    Alone,
}
