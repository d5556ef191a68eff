using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Placement.Forms;
using Placement.Handlers;
using Placement.Openings;
using Placement.Widgets;

namespace Placement;

/// <summary>
/// A widget's class with one of the contexts that it handles. Made by generated code; there is no need to make one by hand.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HostedWidget
{
    /// <summary>What a form's object needs to be filled, where an application is trimmed.</summary>
    private const DynamicallyAccessedMemberTypes FormMembers =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties;

    private protected HostedWidget([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type widgetType) =>
        WidgetType = widgetType;

    /// <summary>The widget's class.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type WidgetType { get; }

    /// <summary>What it is opened with.</summary>
    public abstract Type ContextType { get; }

    /// <summary>Names a widget's class and one of the contexts that it handles.</summary>
    /// <typeparam name="TWidget">The class.</typeparam>
    /// <typeparam name="TContext">The context.</typeparam>
    public static HostedWidget Create<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TWidget, TContext>()
        where TWidget : class, IWidget<TContext>
        where TContext : PlacementContext => new Hosted<TContext>(typeof(TWidget));

    /// <summary>
    /// Names a widget's class and one of the contexts that it handles. Unlike the other way, the runtime compiles nothing for each class.
    /// </summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <param name="widgetType">The class, which implements <see cref="IWidget{TContext}"/>.</param>
    public static HostedWidget Create<TContext>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type widgetType)
        where TContext : PlacementContext
    {
        ArgumentNullException.ThrowIfNull(widgetType);
        return new Hosted<TContext>(widgetType);
    }

    /// <summary>Names a widget's class with one of the contexts that it handles, and the form of its page.</summary>
    /// <typeparam name="TContext">The context.</typeparam>
    /// <typeparam name="TForm">What the form is filled into.</typeparam>
    /// <param name="widgetType">The class, which implements <see cref="IWidgetForm{TContext, TForm}"/>.</param>
    public static HostedWidget Create<TContext, [DynamicallyAccessedMembers(FormMembers)] TForm>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type widgetType)
        where TContext : PlacementContext
        where TForm : class, new()
    {
        ArgumentNullException.ThrowIfNull(widgetType);
        return new HostedForm<TContext, TForm>(widgetType);
    }

    /// <summary>Names a Razor component that is a widget by itself.</summary>
    /// <param name="componentType">The component.</param>
    /// <exception cref="ArgumentException">The class is no component.</exception>
    [RequiresUnreferencedCode("Razor components cannot be trimmed. Write the page of a trimmed application's widget as a string.")]
    public static HostedWidget Component([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.All)] Type componentType)
    {
        ArgumentNullException.ThrowIfNull(componentType);
        return new HostedComponent(componentType);
    }

    /// <summary>Joins the classes of several projects. What reaches an application in more than one way counts once.</summary>
    /// <param name="sources">The classes of a project and of the widget libraries that it references.</param>
    public static IReadOnlyList<HostedWidget> Combine(params IEnumerable<HostedWidget>[] sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return sources is [HostedWidget[] only]
            ? only
            : [.. sources.SelectMany(static widgets => widgets).DistinctBy(static widget => (widget.WidgetType, widget.ContextType))];
    }

    /// <summary>Whether the widget can be opened with what this placement brings.</summary>
    internal virtual bool Accepts(Type contextType) => ContextType.IsAssignableFrom(contextType);

    /// <summary>What the class would need to be opened with this context.</summary>
    internal virtual string NeedFor(Type contextType) => $"it would have to implement IWidget<{contextType.Name}>";

    /// <summary>Makes the class available, unless the application has done so.</summary>
    internal virtual void AddTo(IServiceCollection services) =>
        services.Add(ServiceDescriptor.Transient(WidgetType, WidgetType));

    /// <summary>Looks at what the application has by the time its endpoints are mapped.</summary>
    /// <exception cref="InvalidOperationException">It lacks something that the widget needs.</exception>
    internal virtual void Check(IServiceProvider services)
    {
    }

    /// <summary>Answers a request.</summary>
    internal abstract Task<IResult> HandleAsync(WidgetRequestContext request, CancellationToken cancellationToken);

    /// <summary>Answers a form of the widget's page; a widget without one is shown again.</summary>
    internal virtual Task<IResult> SubmitAsync(WidgetRequestContext request, CancellationToken cancellationToken) =>
        HandleAsync(request, cancellationToken);

    /// <summary>The widget of a request.</summary>
    private object Instance(HttpContext context) => context.RequestServices.GetService(WidgetType) ?? CreateInstance(context);

    /// <summary>A page that is mapped by hand need not be among the services.</summary>
    private object CreateInstance(HttpContext context)
    {
        object page = ActivatorUtilities.CreateInstance(context.RequestServices, WidgetType);
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

    private class Hosted<TContext>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type widgetType) : HostedWidget(widgetType)
        where TContext : PlacementContext
    {
        public override Type ContextType => typeof(TContext);

        internal override Task<IResult> HandleAsync(WidgetRequestContext request, CancellationToken cancellationToken) =>
            ((IWidget<TContext>)Instance(request.HttpContext)).HandleAsync(request.For<TContext>(), cancellationToken);
    }

    private sealed class HostedForm<TContext, [DynamicallyAccessedMembers(FormMembers)] TForm>(
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type widgetType) : Hosted<TContext>(widgetType)
        where TContext : PlacementContext
        where TForm : class, new()
    {
        internal override void Check(IServiceProvider services) => FormReader<TForm>.Check();

        internal override async Task<IResult> SubmitAsync(WidgetRequestContext request, CancellationToken cancellationToken)
        {
            HttpRequest sent = request.HttpContext.Request;
            IFormCollection fields = sent.HasFormContentType
                ? await sent.ReadFormAsync(cancellationToken).ConfigureAwait(false)
                : FormCollection.Empty;
            (TForm form, IReadOnlyDictionary<string, IReadOnlyList<string>> errors) = FormReader<TForm>.Read(fields);
            return await ((IWidgetForm<TContext, TForm>)Instance(request.HttpContext))
                .SubmitAsync(new WidgetSubmission<TContext, TForm>(request.For<TContext>(), form, errors), cancellationToken)
                .ConfigureAwait(false);
        }
    }
}
