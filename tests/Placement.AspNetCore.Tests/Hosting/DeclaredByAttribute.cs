using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Hosting;

/// <summary>A widget of one placement, with an address made of its name.</summary>
[WidgetPlacement(Placements.Crm.Deal.DetailTab, Title = "Supplies")]
internal sealed class DealSupplies : IWidget<CrmEntityContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<CrmEntityContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text($"deal {request.Context.EntityId}"));
}

/// <summary>A widget of several placements at one address, which differ by what they bring.</summary>
[WidgetPlacement(Placements.Task.ViewTab, Handler = "/everywhere")]
[WidgetPlacement(Placements.Im.Sidebar, Handler = "/everywhere", IconName = "fa-bell")]
[WidgetPlacement(Placements.LeftMenu, Handler = "/everywhere")]
internal sealed class Everywhere : IWidget<TaskContext>, IWidget<ChatContext>, IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<TaskContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text($"task {request.Context.TaskId}"));

    public Task<IResult> HandleAsync(WidgetRequest<ChatContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text($"chat {request.Context.DialogId}"));

    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text(request.Placement));
}

/// <summary>A widget that Bitrix24 opens by GET, without any data.</summary>
[WidgetPlacement(Placements.Bi.AnalyticsMenu)]
internal sealed class DeliveryReport : IWidget<PlacementContext>
{
    public Task<IResult> HandleAsync(WidgetRequest<PlacementContext> request, CancellationToken cancellationToken) =>
        Task.FromResult(Results.Text("report"));
}

/// <summary>A class that is registered on portals, and served by something else.</summary>
[WidgetPlacement(Placements.Telephony.CallCard, Handler = "https://static.acme.example/card.html")]
internal sealed class StaticCard;
