using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Placement.Requests;

/// <summary>
/// The form that was read, for whoever asks ASP.NET Core for it: a widget finds in it what was verified, and nothing else.
/// </summary>
internal sealed class ParsedForm(FieldList fields) : IFormFeature
{
    public bool HasFormContentType => true;

    public IFormCollection? Form
    {
        get => field ??= fields.ToForm();
        set;
    }

    IFormCollection IFormFeature.ReadForm() => Form!;

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(Form!);
}
