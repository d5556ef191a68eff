using Placement.Reporting;

namespace Placement;

/// <summary>What registering did: one outcome per binding.</summary>
public sealed class RegistrationReport
{
    private static readonly string[] Header = ["Placement", "Handler", "Title", "Outcome"];

    /// <summary>Creates a report.</summary>
    /// <param name="outcomes">The outcomes, in the order in which they happened.</param>
    /// <exception cref="ArgumentNullException"><paramref name="outcomes"/> is null.</exception>
    public RegistrationReport(IReadOnlyList<PlacementOutcome> outcomes) =>
        Outcomes = outcomes ?? throw new ArgumentNullException(nameof(outcomes));

    /// <summary>The outcomes, in the order in which they happened.</summary>
    public IReadOnlyList<PlacementOutcome> Outcomes { get; }

    /// <summary>Whether nothing failed: the portal has exactly the declared bindings.</summary>
    public bool Succeeded => Outcomes.All(static outcome => outcome.Status != OutcomeStatus.Failed);

    /// <summary>Throws if something failed.</summary>
    /// <returns>The same report, to go on with.</returns>
    /// <exception cref="RegistrationException">A binding failed; the message says which, why, and what to do about it.</exception>
    public RegistrationReport EnsureSuccess() => Succeeded ? this : throw new RegistrationException(this);

    /// <summary>
    /// A table for a person to read: placement, handler, title and outcome, and below each failure the error's code, its
    /// description and what to do. It is the same in every culture; lines are separated by a line feed.
    /// </summary>
    public override string ToString()
    {
        if (Outcomes.Count == 0)
        {
            return TextTable.NoBindings;
        }

        IReadOnlyList<string> rows = TextTable.Align(
            [Header, .. Outcomes.Select(
                static outcome => (string[])[outcome.Placement, HandlerOf(outcome), outcome.Title ?? "", NameOf(outcome.Status)])]);
        var lines = new List<string> { rows[0] };
        for (int i = 0; i < Outcomes.Count; i++)
        {
            lines.Add(rows[i + 1]);
            if (Outcomes[i].Status == OutcomeStatus.Failed)
            {
                lines.Add("    " + ExplanationOf(Outcomes[i]));
            }
        }

        return string.Join("\n", lines);
    }

    internal static string HandlerOf(PlacementOutcome outcome) =>
        outcome.UserId is { } user ? FormattableString.Invariant($"{outcome.Handler} (user {user})") : outcome.Handler;

    /// <summary>Code, description and advice, as far as there are any, on one line.</summary>
    internal static string ExplanationOf(PlacementOutcome outcome)
    {
        string[] sentences =
        [
            .. new[] { outcome.ErrorDescription, outcome.Advice }
                .Where(static text => !string.IsNullOrWhiteSpace(text))
                .Select(static text => Sentence(text!)),
        ];
        string explanation = string.Join(" ", sentences);
        if (string.IsNullOrEmpty(outcome.ErrorCode))
        {
            return explanation.Length == 0 ? "No reason is known." : explanation;
        }

        return TextTable.OneLine(explanation.Length == 0 ? outcome.ErrorCode! : $"{outcome.ErrorCode}: {explanation}");
    }

    internal static string NameOf(OutcomeStatus status) => status switch
    {
        OutcomeStatus.Unchanged => nameof(OutcomeStatus.Unchanged),
        OutcomeStatus.Bound => nameof(OutcomeStatus.Bound),
        OutcomeStatus.Replaced => nameof(OutcomeStatus.Replaced),
        OutcomeStatus.Removed => nameof(OutcomeStatus.Removed),
        _ => nameof(OutcomeStatus.Failed),
    };

    private static string Sentence(string text)
    {
        string trimmed = TextTable.OneLine(text).Trim();
        return trimmed[trimmed.Length - 1] is '.' or '!' or '?' ? trimmed : trimmed + ".";
    }
}
