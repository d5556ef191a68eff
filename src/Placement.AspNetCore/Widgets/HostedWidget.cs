using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Placement.Widgets;

namespace Placement;

/// <summary>
/// A widget's class with one of the contexts that it handles. Made by generated code; there is no need to make one by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostedWidget
{
    private protected HostedWidget()
    {
    }

    /// <summary>The widget's class.</summary>
    public abstract Type WidgetType { get; }

    /// <summary>What it is opened with.</summary>
    public abstract Type ContextType { get; }

    /// <summary>Names a widget's class and one of the contexts that it handles.</summary>
    /// <typeparam name="TWidget">The class.</typeparam>
    /// <typeparam name="TContext">The context.</typeparam>
    public static HostedWidget Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWidget, TContext>()
        where TWidget : class, IWidget<TContext>
        where TContext : PlacementContext => new Hosted<TWidget, TContext>();

    /// <summary>Joins the classes of several projects. What reaches an application in more than one way counts once.</summary>
    /// <param name="sources">The classes of a project and of the widget libraries that it references.</param>
    public static IReadOnlyList<HostedWidget> Combine(params IEnumerable<HostedWidget>[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return [.. sources.SelectMany(static widgets => widgets).DistinctBy(static widget => (widget.WidgetType, widget.ContextType))];
    }

    /// <summary>Makes the class available, unless the application has done so.</summary>
    internal abstract void AddTo(IServiceCollection services);

    /// <summary>Whether the widget can be opened with what this placement brings.</summary>
    internal bool Accepts(Type contextType) => ContextType.IsAssignableFrom(contextType);

    /// <summary>Answers a request.</summary>
    internal abstract Task<IResult> HandleAsync(WidgetRequestContext request, CancellationToken cancellationToken);

    private sealed class Hosted<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWidget, TContext> : HostedWidget
        where TWidget : class, IWidget<TContext>
        where TContext : PlacementContext
    {
        public override Type WidgetType => typeof(TWidget);

        public override Type ContextType => typeof(TContext);

        internal override void AddTo(IServiceCollection services) => services.TryAddTransient<TWidget>();

        internal override Task<IResult> HandleAsync(WidgetRequestContext request, CancellationToken cancellationToken)
        {
            TWidget widget = request.HttpContext.RequestServices.GetService<TWidget>() ?? Create(request.HttpContext);
            return widget.HandleAsync(request.For<TContext>(), cancellationToken);
        }

        /// <summary>A page that is mapped by hand need not be among the services.</summary>
        private static TWidget Create(HttpContext context)
        {
            var page = ActivatorUtilities.CreateInstance<TWidget>(context.RequestServices);
            switch (page)
            {
                case IAsyncDisposable disposable:
                    context.Response.RegisterForDisposeAsync(disposable);
                    break;
                case IDisposable disposable:
                    context.Response.RegisterForDispose(disposable);
                    break;
            }

            return page;
        }
    }
}
