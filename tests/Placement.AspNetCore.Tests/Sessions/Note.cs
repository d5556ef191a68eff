using System.ComponentModel.DataAnnotations;

namespace Placement.AspNetCore.Tests.Sessions;

/// <summary>What the form of these tests is filled into.</summary>
internal sealed class Note
{
    [Required(ErrorMessage = "Write something.")]
    public string? Text { get; set; }

    [Range(1, 5, ErrorMessage = "From one to five.")]
    public int Stars { get; set; } = 3;

    public decimal? Price { get; set; }

    public DateOnly? Due { get; set; }

    public bool IsUrgent { get; set; }

    public NoteKind Kind { get; set; }

    public IReadOnlyList<string> Tags { get; set; } = [];
}
