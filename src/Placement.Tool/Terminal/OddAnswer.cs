using System.Text.Json;

namespace Placement.Tool.Terminal;

/// <summary>An answer that does not have what it should: JSON that is none, lacks a member, or has one of another kind.</summary>
internal static class OddAnswer
{
    /// <summary>Whether reading an answer fails like that where the answer is odd.</summary>
    public static bool IsCauseOf(Exception failure) =>
        failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException;
}
