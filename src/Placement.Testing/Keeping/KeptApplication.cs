namespace Placement.Testing.Keeping;

/// <summary>Who the application is, where nobody says so: whom the portal knew in its earlier runs.</summary>
internal static class KeptApplication
{
    /// <summary>The options with client id and secret of the state file, as far as they are not given.</summary>
    public static LocalPortalOptions Adopt(LocalPortalOptions options)
    {
        if (options.StateFile is not { } path
            || (options is { IsClientIdGiven: true, IsClientSecretGiven: true })
            || Read(path) is not { } kept
            || (options.IsClientIdGiven && options.ClientId != kept.ClientId))
        {
            return options;
        }

        LocalPortalOptions adopted = options.IsClientIdGiven ? options : options with { ClientId = kept.ClientId };
        return options.IsClientSecretGiven ? adopted : adopted with { ClientSecret = kept.ClientSecret };
    }

    /// <summary>The file; null: there is none that can be read. The portal says so when it starts.</summary>
    private static StateDocument? Read(string path)
    {
        try
        {
            return new StateFile(path).Read() is { } content ? StateDocument.Read(content) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or UnreadableStateException)
        {
            return null;
        }
    }
}
