namespace Placement.Pages;

/// <summary>What an error page says.</summary>
internal enum ErrorKind
{
    /// <summary>The request was not understood.</summary>
    Invalid,

    /// <summary>It could not be made sure who asks.</summary>
    Forbidden,

    /// <summary>The session of the page is over.</summary>
    Reopen,

    /// <summary>The application shows nothing there.</summary>
    Missing,

    /// <summary>The application failed.</summary>
    Failed,

    /// <summary>The application can do nothing at the moment.</summary>
    Unavailable,
}
