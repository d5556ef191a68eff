namespace Placement.Fuzzing.Generation;

/// <summary>A value with one of the ways to write it in C#.</summary>
/// <param name="Value">What the compiler makes of it.</param>
/// <param name="Code">How it is written.</param>
internal readonly record struct Spelled<T>(T Value, string Code);
