namespace Placement.Testing.Calls;

/// <summary>Methods that a developer answers in the portal's place.</summary>
internal interface IMethodSource
{
    /// <summary>The methods that are answered now, lower case.</summary>
    IEnumerable<string> Names { get; }

    /// <summary>The method with this name in any case; null: it is not answered.</summary>
    RestMethod? Find(string name);
}
