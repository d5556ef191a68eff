using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Placement;

namespace Acme.Desktop
{
    /// <summary>Keeps the tokens of the one portal that the user works with.</summary>
    internal sealed class FileTokenStore : ITokenStore
    {
        private readonly string _path;

        public FileTokenStore(string path) => _path = path;

        public Task<PortalTokens> FindAsync(PortalTokens known, CancellationToken cancellationToken)
        {
            string[] lines = File.ReadAllLines(_path);
            return Task.FromResult(new PortalTokens(
                new Uri(lines[0]),
                lines[1],
                refreshToken: lines[2],
                expiresAt: DateTimeOffset.Parse(lines[3], CultureInfo.InvariantCulture),
                serverEndpoint: new Uri(lines[4])));
        }

        public Task ReplaceAsync(PortalTokens former, PortalTokens current, CancellationToken cancellationToken)
        {
            File.WriteAllLines(_path, new[]
            {
                current.ClientEndpoint.ToString(),
                current.AccessToken,
                current.RefreshToken,
                current.ExpiresAt?.ToString("O", CultureInfo.InvariantCulture),
                current.ServerEndpoint?.ToString(),
            });
            return Task.CompletedTask;
        }
    }
}
