using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Placement.Generators.Tests.Harness;

/// <summary>A file of a project that is no source.</summary>
internal sealed class AddedFile(string path, string text = "<p>Card</p>") : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
