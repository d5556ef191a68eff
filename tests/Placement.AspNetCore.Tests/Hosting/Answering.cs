using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>Widgets without attributes: tests bind them to what they need.</summary>
internal static class Answering
{
    public static HostedWidget Any { get; } = HostedWidget.Create<AnyWidget, PlacementContext>();

    public static HostedWidget Other { get; } = HostedWidget.Create<OtherWidget, PlacementContext>();

    public static HostedWidget Chats { get; } = HostedWidget.Create<ChatWidget, ChatContext>();

    public static HostedWidget Entities { get; } = HostedWidget.Create<EntityWidget, CrmEntityContext>();

    public static HostedWidget EntitiesAsAny { get; } = HostedWidget.Create<EntityWidget, PlacementContext>();

    private sealed class AnyWidget : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }

    private sealed class OtherWidget : IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }

    private sealed class ChatWidget : IWidget<ChatContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }

    private sealed class EntityWidget : IWidget<CrmEntityContext>, IWidget<PlacementContext>
    {
        public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());

        public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
            Task.FromResult(Results.Ok());
    }
}
