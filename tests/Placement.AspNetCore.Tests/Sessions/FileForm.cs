using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>What a form with files is filled into.</summary>
internal sealed class FileForm
{
    [Required(ErrorMessage = "Send a plan.")]
    public IFormFile? Plan { get; set; }

    public IReadOnlyList<IFormFile> Photos { get; set; } = [];
}
