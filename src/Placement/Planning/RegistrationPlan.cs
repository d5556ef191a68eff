using Placement.Planning;
using Placement.Reporting;

namespace Placement;

/// <summary>What registering is going to do with a portal's bindings. Nothing of it has happened yet.</summary>
public sealed class RegistrationPlan
{
    internal RegistrationPlan(IReadOnlyList<PlanStep> steps)
    {
        Steps = steps;
        Actions = [.. steps.SelectMany(static step => step.Actions)];
    }

    /// <summary>
    /// The actions in the order in which they are carried out: what is unchanged, new bindings, replacements, removals.
    /// Where a placement allows one handler, the former is removed right before its successor is bound. New bindings that
    /// can share a request go before what else is between them.
    /// </summary>
    public IReadOnlyList<PlannedAction> Actions { get; }

    /// <summary>Whether carrying it out calls the portal at all.</summary>
    public bool HasChanges => Actions.Any(static action => action.Kind != PlannedActionKind.Unchanged);

    /// <summary>Everything that the portal stores of the application, as it was read for this plan.</summary>
    internal IReadOnlyList<StoredBinding> Stored { get; init; } = [];

    /// <summary>The same actions; those that have to happen in one go share a step.</summary>
    internal IReadOnlyList<PlanStep> Steps { get; }

    /// <summary>
    /// A diff for a person to read, one line per action: <c>=</c> unchanged, <c>+</c> bind, <c>~</c> replace, <c>-</c>
    /// remove; then placement, handler, title, and in what a replaced binding differs.
    /// </summary>
    public override string ToString() => Actions.Count == 0
        ? TextTable.NoBindings
        : string.Join("\n", TextTable.Align(
            [
                .. Actions.Select(static action => (string[])
                [
                    $"{action.Mark} {action.Placement}", action.Handler + action.HandlerSuffix, action.Title ?? "", action.DifferencesText,
                ]),
            ]));
}
