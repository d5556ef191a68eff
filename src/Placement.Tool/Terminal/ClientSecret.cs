namespace Placement.Tool.Terminal;

/// <summary>The client secret of an application: never an argument, which others could see.</summary>
internal static class ClientSecret
{
    /// <summary>The environment variable, by which the application's own configuration reads it, too.</summary>
    public const string Variable = "Bitrix24__ClientSecret";

    /// <summary>The secret, of the variable or of somebody who types it.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public static Task<string> AskAsync(ToolConsole console, CancellationToken cancellationToken) =>
        console.SecretAsync(Variable, "client secret", cancellationToken);
}
