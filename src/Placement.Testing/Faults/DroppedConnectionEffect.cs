namespace Placement.Testing.Faults;

/// <summary>The connection ends, and nothing comes back.</summary>
internal sealed record DroppedConnectionEffect(bool AfterEffect) : AnswerEffect(AfterEffect)
{
    public override string ToString() => $"DropConnection({Text(AfterEffect)})";
}
