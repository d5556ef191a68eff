namespace Placement.Catalog;

/// <summary>What <c>placement.bind</c> does with a code.</summary>
internal enum BindRule
{
    /// <summary>Registers it: the ordinary case.</summary>
    Registers,

    /// <summary>Accepts it, but the binding is never shown: the page belongs to another method.</summary>
    AcceptsWithoutShowing,

    /// <summary>Answers ERROR_PLACEMENT_NOT_FOUND: the code is private to another method.</summary>
    NotFound,

    /// <summary>Answers ERROR_ARGUMENT "Wrong value": the code stands for the application's own page.</summary>
    WrongValue,
}
