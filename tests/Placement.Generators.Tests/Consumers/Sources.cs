namespace Placement.Generators.Tests.Consumers;

/// <summary>Widgets of every shape that a project may have.</summary>
internal static class Sources
{
    /// <summary>In the C# of 2012.</summary>
    public const string Classic =
        """
        [assembly: global::Placement.BitrixApplication(Scopes = "placement,crm,im,task", DefaultLanguage = "de")]

        namespace Acme.Classic
        {
            using global::Placement;

            [WidgetPlacement(Placements.Crm.Deal.DetailTab, Handler = "/deal?kind=\"a\"", Title = "Supplies \"now\" \\ {0} \u2028", Description = "What is delivered", GroupName = "Desk", Icon = "icons/deal.png")]
            [WidgetPlacement(Placements.Crm.Lead.ListMenu, Title = "Merge")]
            [WidgetText("en", Title = "Supplies")]
            [WidgetText("br", Title = "Entregas", Placement = Placements.Crm.Lead.ListMenu)]
            [WidgetOption("limit", "5", Placement = Placements.Crm.Lead.ListMenu)]
            internal sealed class DealSupplies
            {
                [WidgetPlacement(Placements.Task.ViewTab, GroupIds = new[] { 4, 9 })]
                internal class Nested
                {
                }

                [WidgetPlacement(Placements.Task.ViewTab, Handler = "/hidden")]
                private class Hidden
                {
                }
            }

            [WidgetPlacement(
                Placements.Im.Textarea,
                IconName = "fa-truck",
                Context = ChatContexts.User | ChatContexts.Chat,
                Role = WidgetRole.Admin,
                Extranet = true,
                Color = IconColor.LightBlue,
                Width = 60,
                Height = 0)]
            [WidgetOption("shadow", "Y")]
            internal class ChatTools
            {
            }

            [WidgetPlacement(Placements.Crm.Deal.DetailActivity, UseBuiltInInterface = true, NewUserNotificationTitle = "New", NewUserNotificationText = "Plan here")]
            internal class Delivery<T>
            {
                [WidgetPlacement(Placements.Crm.RequisiteAutocomplete, Countries = new[] { 1, 46 })]
                internal class Search<TKey, TValue>
                {
                }
            }

            [WidgetPlacement(Placements.PageBackgroundWorker, UserId = 7, ErrorHandler = "/worker/failed")]
            internal partial class Worker
            {
            }

            [WidgetPlacement("CRM_DYNAMIC_*_DETAIL_TAB")]
            [WidgetText("de", Title = "Teil")]
            partial class Worker
            {
            }

            [global::System.Obsolete("Old.")]
            [WidgetPlacement(Placements.LeftMenu, Handler = "/old")]
            internal class Old
            {
            }

            [global::System.Obsolete("Gone.", true)]
            [WidgetPlacement(Placements.LeftMenu, Handler = "/gone")]
            internal class Gone
            {
            }

            [WidgetPlacement(Placements.LeftMenu, Handler = "/class")]
            internal class @class
            {
            }

            [WidgetPlacement(Placements.LeftMenu, Handler = "/case")]
            internal class OLD
            {
            }
        }
        """;

    /// <summary>Shapes that C# 12 knows.</summary>
    public const string Modern =
        """"
        namespace Acme.Modern;

        using global::Placement;

        [WidgetPlacement(Placements.LeftMenu, Handler = "/record", Title = "Record")]
        internal sealed record Menu(int Size);

        [WidgetPlacement(Placements.LeftMenu, Handler = "/primary", Title = $"Ra{nameof(Menu)}w")]
        internal sealed class Primary(int size)
        {
            internal int Size => size;
        }

        [WidgetPlacement(Placements.LeftMenu, Handler = "/file", Title = """
            Raw "text"
            """)]
        file sealed class Hidden;

        [global::System.Diagnostics.CodeAnalysis.Experimental("ACME001")]
        [WidgetPlacement(Placements.LeftMenu, Handler = "/experimental")]
        internal sealed class Trial;

        [WidgetPlacement(Placements.LeftMenu, Handler = "/required")]
        internal class Needy
        {
            internal required string Name { get; init; }
        }
        """";

    /// <summary>Widgets with pages, where Placement.AspNetCore is referenced.</summary>
    public const string Hosted =
        """
        namespace Acme.Hosted
        {
            using global::Placement;

            [WidgetPlacement(Placements.Task.ViewTab, Handler = "/hosted/task")]
            internal sealed class TaskTab : IWidget<TaskContext>, IWidget<PlacementContext>
            {
                public global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> HandleAsync(WidgetRequest<TaskContext> request, global::System.Threading.CancellationToken cancellationToken)
                {
                    return global::System.Threading.Tasks.Task.FromResult(global::Microsoft.AspNetCore.Http.Results.Ok());
                }

                public global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> HandleAsync(WidgetRequest<PlacementContext> request, global::System.Threading.CancellationToken cancellationToken)
                {
                    return global::System.Threading.Tasks.Task.FromResult(global::Microsoft.AspNetCore.Http.Results.Ok());
                }
            }

            [global::System.Obsolete]
            [WidgetPlacement(Placements.LeftMenu, Handler = "/hosted/old")]
            internal sealed class OldPage : IWidget<PlacementContext>
            {
                public global::System.Threading.Tasks.Task<global::Microsoft.AspNetCore.Http.IResult> HandleAsync(WidgetRequest<PlacementContext> request, global::System.Threading.CancellationToken cancellationToken)
                {
                    return global::System.Threading.Tasks.Task.FromResult(global::Microsoft.AspNetCore.Http.Results.Ok());
                }
            }
        }
        """;

    /// <summary>Calls all that is generated, as methods of the client and by name.</summary>
    public static string Usage(string @namespace, bool hosting) =>
        $$"""
        namespace Acme.Usage
        {
            using {{@namespace}};

            internal static class Usage
            {
                internal static async global::System.Threading.Tasks.Task<string> Run(global::Placement.IBitrixClient client, global::System.Uri baseAddress)
                {
                    global::Placement.RegistrationReport report = await client.RegisterPlacementsAsync(baseAddress);
                    global::Placement.RegistrationPlan plan = await client.PlanPlacementsAsync(
                        baseAddress, new global::Placement.RegistrationOptions { StaleBindings = global::Placement.StaleBindings.Keep }, global::System.Threading.CancellationToken.None);
                    report.EnsureSuccess();
                    report = await client.UnregisterPlacementsAsync(baseAddress, cancellationToken: global::System.Threading.CancellationToken.None);
                    return report.ToString() + plan.ToString() + global::{{@namespace}}.WidgetPlacements.All.Count + global::{{@namespace}}.WidgetPlacements.RequiredScopes.Count;
                }
        {{(hosting
            ? """

                    internal static void Host(global::Microsoft.Extensions.DependencyInjection.IServiceCollection services, global::Microsoft.AspNetCore.Routing.IEndpointRouteBuilder endpoints)
                    {
                        services.AddPlacements();
                        services.AddPlacements(options => options.ClientId = "local.desk");
                        endpoints.MapPlacements();
                    }
            """
            : "")}}
            }
        }
        """;
}
