using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Placement.Benchmarks.Closer;

/// <summary>Opening a mapped widget, against a bare endpoint that answers the same request with the same page.</summary>
/// <remarks>Bytes are those of both ends, because both run in this process; the asking end is the same.</remarks>
[MemoryDiagnoser]
public class WidgetRequestBenchmarks
{
    private const string WidgetPath = "/widgets/supplies";
    private const int Requests = HostingRatios.Connections * HostingRatios.RequestsPerConnection;

    private WebApplication _application = null!;
    private Uri _address = null!;
    private byte[] _bare = null!;
    private byte[] _widget = null!;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        _application = await HostingRatios.StartAsync();
        _address = new Uri(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        _bare = HostingRatios.Request(_address, HostingRatios.BarePath);
        _widget = HostingRatios.Request(_address, WidgetPath);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await _application.DisposeAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    public void Bare() => Ask(_bare);

    [Benchmark(OperationsPerInvoke = Requests)]
    public void Widget() => Ask(_widget);

    private void Ask(byte[] request)
    {
        int errors = HostingRatios.Ask(_address, request, HostingRatios.Connections, HostingRatios.RequestsPerConnection);
        if (errors > 0)
        {
            throw new InvalidOperationException($"{errors} requests were not answered with the page.");
        }
    }
}
