using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using Placement.Widgets;

namespace Placement.Hosting;

/// <summary>The endpoints of what an application declares. They follow when its code is changed while it runs.</summary>
internal sealed class DeclaredEndpoints : EndpointDataSource, IDisposable
{
    private readonly DeclaredWidgets _declared;
    private readonly IEndpointRouteBuilder _outer;
    private readonly Action<IEndpointRouteBuilder> _map;
    private volatile Mapped _current;
    private CancellationTokenSource _replaced = new();

    private DeclaredEndpoints(IEndpointRouteBuilder outer, DeclaredWidgets declared, Action<IEndpointRouteBuilder> map)
    {
        _outer = outer;
        _declared = declared;
        _map = map;
        _current = Map();
        declared.Changed += Replace;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Endpoint> Endpoints => [.. _current.DataSources.SelectMany(static source => source.Endpoints)];

    /// <summary>Maps endpoints, and maps them anew when what is declared has changed.</summary>
    /// <param name="endpoints">Where they are mapped.</param>
    /// <param name="declared">What is declared.</param>
    /// <param name="map">Maps the endpoints of what is declared now.</param>
    public static void Add(IEndpointRouteBuilder endpoints, DeclaredWidgets declared, Action<IEndpointRouteBuilder> map) =>
        endpoints.DataSources.Add(new DeclaredEndpoints(endpoints, declared, map));

    /// <inheritdoc/>
    public override IReadOnlyList<Endpoint> GetGroupedEndpoints(RouteGroupContext context) =>
        [.. _current.DataSources.SelectMany(source => source.GetGroupedEndpoints(context))];

    /// <inheritdoc/>
    public override IChangeToken GetChangeToken() => new CancellationChangeToken(Volatile.Read(ref _replaced).Token);

    /// <summary>Called by ASP.NET Core when the application ends.</summary>
    public void Dispose()
    {
        _declared.Changed -= Replace;
        _replaced.Dispose();
    }

    private void Replace()
    {
        _current = Map();
        using CancellationTokenSource former = Interlocked.Exchange(ref _replaced, new CancellationTokenSource());
        former.Cancel();
    }

    private Mapped Map()
    {
        var mapped = new Mapped(_outer);
        _map(mapped);
        return mapped;
    }

    /// <summary>Takes what is mapped at one time.</summary>
    private sealed class Mapped(IEndpointRouteBuilder outer) : IEndpointRouteBuilder
    {
        public ICollection<EndpointDataSource> DataSources { get; } = [];

        public IServiceProvider ServiceProvider => outer.ServiceProvider;

        public IApplicationBuilder CreateApplicationBuilder() => outer.CreateApplicationBuilder();
    }
}
