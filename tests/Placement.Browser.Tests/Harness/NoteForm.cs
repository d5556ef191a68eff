namespace Placement.Browser.Tests.Harness;

/// <summary>What the form is filled into.</summary>
internal sealed class NoteForm
{
    public string? Text { get; set; }
}
