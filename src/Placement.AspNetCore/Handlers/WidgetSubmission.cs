using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Html;
using Placement.Pages;

namespace Placement;

/// <summary>A form that a user has sent from the page of a widget.</summary>
/// <typeparam name="TContext">What the widget was opened with.</typeparam>
/// <typeparam name="TForm">What the form is filled into.</typeparam>
public sealed class WidgetSubmission<TContext,
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties)] TForm>
    where TContext : PlacementContext
    where TForm : class, new()
{
    /// <summary>Creates a submission, for instance to test a widget by itself.</summary>
    /// <param name="request">The request, within the session.</param>
    /// <param name="form">What was filled in.</param>
    /// <param name="errors">What is wrong with it, by the names of properties; null: nothing.</param>
    public WidgetSubmission(WidgetRequest<TContext> request, TForm form, IReadOnlyDictionary<string, IReadOnlyList<string>>? errors = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(form);
        Request = request;
        Form = form;
        Errors = errors ?? new Dictionary<string, IReadOnlyList<string>>();
    }

    /// <summary>
    /// The widget's request, as it was when the widget was opened, but for <see cref="WidgetRequest{TContext}.Raw"/>, which has the
    /// fields of the form. To show the widget again, hand it to <see cref="IWidget{TContext}.HandleAsync"/>.
    /// </summary>
    public WidgetRequest<TContext> Request { get; }

    /// <summary>What was filled in. What could not be read has its default value, and an error.</summary>
    public TForm Form { get; }

    /// <summary>
    /// What is wrong with the form, by the names of properties; the empty name: with the form as a whole. The sentences are those of the
    /// validation attributes, or English.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; }

    /// <summary>Whether nothing is wrong with the form.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>What is wrong with a property, as a paragraph for the page; nothing, if nothing is.</summary>
    /// <param name="property">The name of the property; empty: the form as a whole.</param>
    public IHtmlContent Error(string property = "")
    {
        ArgumentNullException.ThrowIfNull(property);
        return Errors.TryGetValue(property, out IReadOnlyList<string>? errors)
            ? new HtmlString($"<p class=\"error\" role=\"alert\">{HtmlPage.Encoder.Encode(string.Join(' ', errors))}</p>")
            : HtmlString.Empty;
    }
}
