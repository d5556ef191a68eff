namespace Placement.Testing.Faults;

/// <summary>The portal is said to be elsewhere.</summary>
internal sealed record RedirectEffect(Uri Address) : AnswerEffect(AfterEffect: false)
{
    public override string ToString() => $"Moved({Address})";
}
