namespace Placement.Fuzzing.Checking;

/// <summary>What became of a project.</summary>
/// <param name="IsCompiled">Whether its own code has no error.</param>
/// <param name="Finding">What is wrong; null: nothing.</param>
internal sealed record Verdict(bool IsCompiled, Finding? Finding);
