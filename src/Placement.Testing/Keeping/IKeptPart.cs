using System.Text.Json.Nodes;

namespace Placement.Testing.Keeping;

/// <summary>One part of what a portal keeps over restarts: one store, or what is like one.</summary>
internal interface IKeptPart
{
    /// <summary>Its name in the file.</summary>
    string Name { get; }

    /// <summary>What it keeps the content of.</summary>
    object Store { get; }

    /// <summary>The content as it is written.</summary>
    JsonObject Save();

    /// <summary>Puts back what was written. Whatever fits nothing is dropped, and counted.</summary>
    /// <exception cref="KeptValueException">Nothing of it can be read.</exception>
    void Load(KeptObject content, DropCount drops);
}
