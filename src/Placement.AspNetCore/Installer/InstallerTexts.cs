namespace Placement.Installer;

/// <summary>What the installer's page says, in one language. Where a text has <c>{0}</c>, the application's name or an error's code goes there.</summary>
internal sealed record InstallerTexts
{
    /// <summary>The language tag of the page.</summary>
    public required string Culture { get; init; }

    public required string Title { get; init; }

    public required string Registering { get; init; }

    public required string Placement { get; init; }

    public required string Widget { get; init; }

    public required string Outcome { get; init; }

    public required string Unchanged { get; init; }

    public required string Bound { get; init; }

    public required string Replaced { get; init; }

    public required string Removed { get; init; }

    public required string Failed { get; init; }

    public required string NoWidgets { get; init; }

    /// <summary>The application is installed, and has been before.</summary>
    public required string Installed { get; init; }

    /// <summary>Everything is registered, and the portal is told so now.</summary>
    public required string Finishing { get; init; }

    public required string ScriptNeeded { get; init; }

    /// <summary>The page is not in a portal's frame, so that there is nobody to tell.</summary>
    public required string FrameNeeded { get; init; }

    public required string WidgetsFailed { get; init; }

    /// <summary>With the code of the error.</summary>
    public required string PortalFailed { get; init; }

    public required string ApplicationFailed { get; init; }

    /// <summary>With the code of the error.</summary>
    public required string EventsFailed { get; init; }

    public required string TryAgain { get; init; }

    public required string AskAdministrator { get; init; }

    /// <summary>The texts in a language, by Bitrix24's code, or in English.</summary>
    public static InstallerTexts In(string language) => InstallerLanguages.All.GetValueOrDefault(language) ?? InstallerLanguages.All[InstallerLanguages.Default];

    public string NameOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Unchanged => Unchanged,
        OutcomeStatus.Bound => Bound,
        OutcomeStatus.Replaced => Replaced,
        OutcomeStatus.Removed => Removed,
        _ => Failed,
    };
}
