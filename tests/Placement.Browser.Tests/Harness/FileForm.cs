using Microsoft.AspNetCore.Http;

namespace Placement.Browser.Tests.Harness;

/// <summary>A form with a file.</summary>
internal sealed class FileForm
{
    public IFormFile? Plan { get; set; }
}
