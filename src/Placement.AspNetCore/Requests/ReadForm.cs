using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Placement.Requests;

/// <summary>A form that has been read, for whoever asks ASP.NET Core for it: the body has nothing left to read. Of a repeated field it has the last.</summary>
internal sealed class ReadForm(FieldList fields) : IFormFeature
{
    public bool HasFormContentType => true;

    public IFormCollection? Form
    {
        get => field ??= Create();
        set;
    }

    IFormCollection IFormFeature.ReadForm() => Form!;

    public Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken) => Task.FromResult(Form!);

    private FormCollection Create()
    {
        var form = new Dictionary<string, StringValues>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, string value) in fields.Kept)
        {
            form[name] = value;
        }

        return new FormCollection(form);
    }
}
