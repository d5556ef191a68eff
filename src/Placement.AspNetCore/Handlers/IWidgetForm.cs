using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Placement;

/// <summary>A widget whose page has a form, and which answers that, too.</summary>
/// <remarks>
/// The form is sent by POST to the widget's own address, with the field that <see cref="WidgetSession.Field"/> writes:
/// <c>&lt;form method="post"&gt;{request.Session.Field()}…&lt;/form&gt;</c>.
/// </remarks>
/// <typeparam name="TContext">What the widget is opened with.</typeparam>
/// <typeparam name="TForm">
/// A class with a public constructor without parameters. Its public properties are filled from the fields of their names, in any case:
/// texts, numbers, dates and times as browsers write them whatever the user's language is, true and false, addresses (http, https or
/// relative), values of enumerations, <see cref="IFormFile"/>, and for several of them <c>IReadOnlyList&lt;string&gt;</c>,
/// <c>string[]</c> and <c>IReadOnlyList&lt;IFormFile&gt;</c>. Validation attributes and
/// <see cref="System.ComponentModel.DataAnnotations.IValidatableObject"/> are heeded.
/// </typeparam>
public interface IWidgetForm<TContext,
    [DynamicallyAccessedMembers(
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor | DynamicallyAccessedMemberTypes.PublicProperties)] TForm>
    : IWidget<TContext>
    where TContext : PlacementContext
    where TForm : class, new()
{
    /// <summary>Answers the form.</summary>
    /// <param name="submission">What was filled in, within the session of the page.</param>
    /// <param name="cancellationToken">Cancelled when the user closes the widget.</param>
    /// <returns>The page that is shown next, usually made by <c>Results.Extensions.Widget</c>.</returns>
    Task<IResult> SubmitAsync(WidgetSubmission<TContext, TForm> submission, CancellationToken cancellationToken);
}
