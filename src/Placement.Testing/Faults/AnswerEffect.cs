namespace Placement.Testing.Faults;

/// <summary>Something else comes back than the portal's own answer.</summary>
/// <param name="AfterEffect">Whether the portal has done what the request asks for.</param>
internal abstract record AnswerEffect(bool AfterEffect) : FaultEffect;
