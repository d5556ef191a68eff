using System.Text.Json.Nodes;

namespace Placement.Testing.Page;

/// <summary>Why a frame does not show what it should.</summary>
/// <param name="Kind">Which problem it is.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Advice">What to do about it.</param>
internal sealed record HandlerProblem(string Kind, string Title, string Advice)
{
    /// <summary>Whether the frame may have something to see: it stays below the explanation.</summary>
    public bool KeepsFrame { get; init; }

    public JsonObject ToJson() => new() { ["kind"] = Kind, ["title"] = Title, ["advice"] = Advice, ["keepsFrame"] = KeepsFrame };
}
