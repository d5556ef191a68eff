using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using Placement;

namespace Acme.Desktop
{
    internal static class Program
    {
        private static async Task<int> Main(string[] arguments)
        {
            var store = new FileTokenStore(arguments[0]);
            using (var http = new HttpClient())
            {
                PortalTokens tokens = await store.FindAsync(known: null, cancellationToken: CancellationToken.None);
                var client = new BitrixClient(http, tokens, new BitrixClientOptions
                {
                    ClientId = "local.desk",
                    ClientSecret = arguments[1],
                    TokenStore = store,
                    RequestBudget = TimeSpan.FromMinutes(1),
                });
                RegistrationReport report = await client.RegisterPlacementsAsync(
                    new Uri("https://desk.acme.example"),
                    new RegistrationOptions { StaleBindings = StaleBindings.Keep, FormerAddresses = new[] { new Uri("https://old.acme.example") } });
                Console.WriteLine(report);
                return report.Succeeded ? 0 : 1;
            }
        }
    }
}
