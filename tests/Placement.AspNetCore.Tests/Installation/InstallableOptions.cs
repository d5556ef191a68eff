using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Placement.AspNetCore.Tests.Installation;

/// <summary>What an application of these tests is like.</summary>
internal sealed record InstallableOptions
{
    public string Name { get; init; } = "Deal Desk";

    public IPortalStore Store { get; init; } = new InMemoryPortalStore();

    public RecordedLifecycle Lifecycle { get; init; } = new();

    public IReadOnlyList<WidgetBinding> Bindings { get; init; } = Widgets.Bindings;

    public IReadOnlyList<HostedWidget> Hosted { get; init; } = Widgets.Hosted;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IDataProtectionProvider Protection { get; init; } = new EphemeralDataProtectionProvider();

    public Uri? BaseAddress { get; init; }

    public bool HasEvents { get; init; } = true;

    public Action<PlacementOptions> Configure { get; init; } = static _ => { };

    public Action<IServiceCollection> Services { get; init; } = static _ => { };

    public Action<WebApplication> Map { get; init; } = static _ => { };
}
