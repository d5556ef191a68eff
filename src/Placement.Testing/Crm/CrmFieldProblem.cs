namespace Placement.Testing.Crm;

/// <summary>Why a record cannot have a value.</summary>
internal enum CrmFieldProblem
{
    /// <summary>The field cannot hold it.</summary>
    NotValid,

    /// <summary>It must not be empty.</summary>
    Required,

    /// <summary>It must be a list.</summary>
    NoList,

    /// <summary>It is no e-mail address.</summary>
    NoAddress,
}
