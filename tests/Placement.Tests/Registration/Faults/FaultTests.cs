using System.Text.Json.Nodes;

namespace Placement.Tests.Registration.Faults;

/// <summary>
/// Whatever fails at whatever moment: no widget is lost that is declared as it was, and one undisturbed registration later
/// the portal has exactly what is declared.
/// </summary>
public class FaultTests
{
    private const int Seeds = 1000;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_any_faults_the_next_registration_brings_the_portal_to_what_is_declared()
    {
        int converged = 0;
        int doubled = 0;
        int lost = 0;
        var problems = new List<string>();
        for (int seed = 0; seed < Seeds; seed++)
        {
            Findings findings = await Run(seed);
            converged += findings.Problems.Count == 0 ? 1 : 0;
            doubled += findings.Doubled;
            lost += findings.Lost;
            problems.AddRange(findings.Problems.Select(problem => $"seed {seed}: {problem}"));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"seeds {Seeds}, converged {converged}, doubled {doubled}, lost {lost}");
        Assert.True(problems.Count == 0, string.Join("\n", problems.Take(20)));
        Assert.Equal((Seeds, 0, 0), (converged, doubled, lost));
    }

    private static async Task<Findings> Run(int seed)
    {
        var scenario = new Scenario(seed);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken);
        var disturbance = new Disturbance(seed, scenario.Portal, cancellation);
        var disturbed = new Watch(scenario);
        var problems = new List<string>();

        RegistrationReport? report = null;
        try
        {
            report = await Register(scenario, cancellation.Token);
        }
        catch (BitrixException)
        {
            // The portal did not even say what it stores.
        }
        catch (OperationCanceledException)
        {
            // The crash, polite or not.
        }

        if (report is not null)
        {
            problems.AddRange(Lies(scenario, report));
        }

        scenario.Portal.BeforeRequest = static _ => { };
        scenario.Portal.Before = static _ => { };
        scenario.Portal.After = static _ => { };
        scenario.Portal.Answer = static _ => { };
        int requests = scenario.Portal.Requests.Count;
        RegistrationReport last = await Register(scenario, CancellationToken);
        if (!last.Succeeded)
        {
            problems.Add(last.ToString());
        }

        if (scenario.Portal.TakesBatch && scenario.Portal.Requests.Count - requests > 6)
        {
            problems.Add("many requests: " + string.Join(", ", scenario.Portal.Requests.Skip(requests)));
        }

        string[] expected = [.. scenario.Declared.Select(Scenario.IdentityOf).Concat(scenario.ForeignRows).Order(StringComparer.Ordinal)];
        string[] stored = [.. scenario.Portal.Rows.Select(Scenario.IdentityOf).Order(StringComparer.Ordinal)];
        problems.AddRange(expected.Except(stored).Select(static identity => $"{identity} is missing"));
        problems.AddRange(stored.Except(expected).Select(static identity => $"{identity} is left over"));
        problems.AddRange(scenario.Portal.Rows
            .Where(row => !scenario.ForeignRows.Contains(Scenario.IdentityOf(row)) && !scenario.IsAsDeclared(row))
            .Select(static row => $"{Scenario.IdentityOf(row)} is not as declared"));
        problems.AddRange(disturbed.Lost);
        return new Findings(
            problems,
            stored.Length - stored.Distinct().Count() + stored.Except(expected).Count(),
            disturbed.Lost.Count + expected.Except(stored).Count());
    }

    private static Task<RegistrationReport> Register(Scenario scenario, CancellationToken cancellationToken) =>
        PlacementRegistration.RegisterAsync(scenario.Portal, scenario.Declared, Bindings.AppAddress, Scenario.Options, cancellationToken);

    /// <summary>What a report says and the portal does not show.</summary>
    private static IEnumerable<string> Lies(Scenario scenario, RegistrationReport report)
    {
        Dictionary<string, JsonObject> rows = scenario.Portal.Rows.ToDictionary(Scenario.IdentityOf);
        foreach (PlacementOutcome outcome in report.Outcomes)
        {
            bool isStored = rows.TryGetValue(Scenario.IdentityOf(outcome), out JsonObject? row);
            bool isTrue = outcome.Status switch
            {
                OutcomeStatus.Failed => true,
                OutcomeStatus.Removed => !isStored,
                _ => isStored && scenario.IsAsDeclared(row!),
            };
            if (!isTrue)
            {
                yield return $"{Scenario.IdentityOf(outcome)} is not {outcome.Status}";
            }
        }

        foreach (WidgetBinding declared in scenario.Declared.Where(declared => !rows.ContainsKey(Scenario.IdentityOf(declared))))
        {
            if (!report.Outcomes.Any(
                outcome => outcome.Status == OutcomeStatus.Failed && Scenario.IdentityOf(outcome) == Scenario.IdentityOf(declared)))
            {
                yield return $"{Scenario.IdentityOf(declared)} is missing, and the report does not say so";
            }
        }

        int actions = report.Outcomes.Select(Scenario.IdentityOf).Distinct().Count();
        if (actions != report.Outcomes.Count)
        {
            yield return "a binding has two outcomes";
        }
    }

    private sealed record Findings(IReadOnlyList<string> Problems, int Doubled, int Lost);
}
