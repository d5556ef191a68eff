using Microsoft.Extensions.Options;

namespace Placement.Configuration;

/// <summary>Which applications this is, wherever what is stored, sealed or asked has to say so.</summary>
internal sealed class ClientIdentity(IOptions<PlacementOptions> options)
{
    private Dictionary<string, ApplicationCredentials>? _known;

    /// <summary>The client ids; none: the application has not said which one it is, and verifies nothing.</summary>
    public IReadOnlyCollection<string> Ids => Known.Keys;

    /// <summary>
    /// The client ids as what is stored and sealed has them: an application that verifies requests in its own way need not say which one it
    /// is, and has the empty one.
    /// </summary>
    public IReadOnlyCollection<string> StoredIds => Ids.Count > 0 ? Ids : [""];

    /// <summary>Whether there is one application, so that nobody has to say which is meant.</summary>
    public bool IsSingle => Known.Count == 1;

    /// <summary>
    /// Whose the rows are that do not say it: they are of a time when one application was all there could be. Null: nobody's.
    /// </summary>
    public string? Default => Trimmed(options.Value.ClientId) ?? (IsSingle ? Known.Keys.First() : null);

    /// <summary>The application that is meant where nobody says which: the main one, or the first; empty: there is none.</summary>
    public string Id => Default ?? Known.Keys.FirstOrDefault() ?? "";

    private Dictionary<string, ApplicationCredentials> Known => _known ??= Read(options.Value);

    /// <summary>The credentials of an application; null: it is none of these.</summary>
    public ApplicationCredentials? Find(string? clientId) => clientId is null ? null : Known.GetValueOrDefault(clientId);

    private static Dictionary<string, ApplicationCredentials> Read(PlacementOptions options)
    {
        var known = new Dictionary<string, ApplicationCredentials>(StringComparer.Ordinal);
        foreach (ApplicationCredentials application in options.AllApplications)
        {
            if (Trimmed(application.ClientId) is { } id)
            {
                known[id] = application;
            }
        }

        return known;
    }

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } id ? id : null;
}
