using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Placement.Testing.Hosting;

namespace Placement.Testing.Keeping.Parts;

/// <summary>The certificate of https that the portal has made: a browser that was told to accept it need not be told again.</summary>
internal sealed class CertificatePart(PortalServers servers) : IKeptPart
{
    private const string Content = "pkcs12";

    public string Name => "certificate";

    public object Store => servers;

    public JsonObject Save() =>
        servers.Own is { } own ? new JsonObject { [Content] = Convert.ToBase64String(own.Content) } : [];

    public void Load(KeptObject content, DropCount drops)
    {
        if (!servers.MakesCertificate || content.OptionalText(Content) is null)
        {
            return;
        }

        try
        {
            if (OwnCertificate.Read(content.Bytes(Content)) is { } kept)
            {
                servers.Restore(kept);
            }
        }
        catch (CryptographicException)
        {
            throw new KeptValueException(Content);
        }
    }
}
