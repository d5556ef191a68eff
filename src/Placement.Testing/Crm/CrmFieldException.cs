namespace Placement.Testing.Crm;

/// <summary>A value that a record cannot have.</summary>
/// <param name="field">The field.</param>
/// <param name="problem">What is wrong with its value.</param>
internal sealed class CrmFieldException(CrmField field, CrmFieldProblem problem) : Exception($"{field.Name}: {problem}")
{
    public CrmField Field { get; } = field;

    public CrmFieldProblem Problem { get; } = problem;
}
