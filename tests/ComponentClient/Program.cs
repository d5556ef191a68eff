using Microsoft.AspNetCore.Components.WebAssembly.Hosting;

namespace ComponentClient;

internal static class Program
{
    private static Task Main(string[] args) => WebAssemblyHostBuilder.CreateDefault(args).Build().RunAsync();
}
