using System.Text;

namespace Placement;

/// <summary>Some widgets could not be registered. The message lists them.</summary>
public sealed class RegistrationException : Exception
{
    /// <summary>Creates an exception about the failures of a report.</summary>
    /// <param name="report">What happened.</param>
    /// <exception cref="ArgumentNullException"><paramref name="report"/> is null.</exception>
    public RegistrationException(RegistrationReport report)
        : base(Describe(report ?? throw new ArgumentNullException(nameof(report)))) => Report = report;

    /// <summary>What became of every binding, including those that succeeded.</summary>
    public RegistrationReport Report { get; }

    private static string Describe(RegistrationReport report)
    {
        PlacementOutcome[] failed = [.. report.Outcomes.Where(static outcome => outcome.Status == OutcomeStatus.Failed)];
        var message = new StringBuilder(FormattableString.Invariant($"{failed.Length} of {report.Outcomes.Count} bindings failed:"));
        foreach (PlacementOutcome outcome in failed)
        {
            message.Append("\n  ").Append(outcome.Placement).Append(' ').Append(RegistrationReport.HandlerOf(outcome));
            message.Append(": ").Append(RegistrationReport.ExplanationOf(outcome));
        }

        return message.ToString();
    }
}
