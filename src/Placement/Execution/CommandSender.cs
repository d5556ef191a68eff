using System.Diagnostics;
using Placement.Batches;

namespace Placement.Execution;

/// <summary>Takes commands to a portal: several in one <c>batch</c>, or each by a call of its own.</summary>
/// <remarks>Nothing but this class knows how commands travel: commands in, one result for each out.</remarks>
internal sealed class CommandSender(IBitrixClient client, RegistrationLog log)
{
    /// <summary>False: this portal takes no batch, as it has said.</summary>
    public bool BatchIsAvailable { get; private set; } = true;

    /// <summary>Calls one after the other. What follows a command that is not done is not executed.</summary>
    public async Task<IReadOnlyList<CommandResult>> CallAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken)
    {
        var results = new List<CommandResult>(commands.Count);
        foreach (Command command in commands)
        {
            if (results.Count > 0 && results[results.Count - 1].Fate != CommandFate.Done)
            {
                results.Add(CommandResult.NotExecuted);
                continue;
            }

            using Activity? activity = RegistrationLog.StartRequest(command.Method, commands: 1);
            try
            {
                await client.CallAsync(command.Method, command.Parameters, cancellationToken).ConfigureAwait(false);
                results.Add(CommandResult.Done);
            }
            catch (BitrixException error)
            {
                RegistrationLog.FailRequest(activity, error);
                results.Add(CommandResult.Of(command.Method, error));
            }
        }

        return results;
    }

    /// <summary>Executes all in one request.</summary>
    /// <param name="commands">At most 50.</param>
    /// <param name="halt">Whether what follows a command that fails is not executed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<CommandResult>> BatchAsync(IReadOnlyList<BatchCommand> commands, bool halt, CancellationToken cancellationToken)
    {
        using Activity? activity = RegistrationLog.StartRequest(BatchMethod.Name, commands.Count);
        try
        {
            BatchResponse response = await client.BatchAsync(commands, halt, cancellationToken).ConfigureAwait(false);
            return Read(response.Answers, halt);
        }
        catch (BitrixException error)
        {
            RegistrationLog.FailRequest(activity, error);
            return [.. Enumerable.Range(0, commands.Count).Select(ResultsOf(error))];
        }
    }

    private static CommandResult[] Read(IReadOnlyList<BatchAnswer> answers, bool halt)
    {
        var results = new CommandResult[answers.Count];
        bool hasFailed = false;
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = answers[i] switch
            {
                { Succeeded: true } => CommandResult.Done,
                { Error: { } error } when CommandErrors.IsAboutBatch(error) => new CommandResult(CommandFate.NeedsOwnCall, error),
                { Error: { } error } => CommandResult.Of(answers[i].Method, error),
                _ when halt && hasFailed => CommandResult.NotExecuted,
                _ => new CommandResult(CommandFate.Lost, CutShort(answers[i].Method)),
            };
            hasFailed |= answers[i].Error is not null;
        }

        return results;
    }

    private static BitrixException CutShort(string method) =>
        new($"{method}: the answer to the batch does not mention the command.") { Method = method, StatusCode = System.Net.HttpStatusCode.OK };

    /// <summary>What the error of a whole batch says about its commands.</summary>
    private Func<int, CommandResult> ResultsOf(BitrixException error)
    {
        if (CommandErrors.IsWithoutBatch(error))
        {
            GiveUpBatch(error);
            return static _ => CommandResult.NotExecuted;
        }

        if (CommandErrors.IsAmbiguous(error))
        {
            // A proxy that does not let the request through may let smaller ones through.
            if ((int?)error.StatusCode is >= 400 and < 500)
            {
                GiveUpBatch(error);
            }

            return _ => new CommandResult(CommandFate.Lost, error);
        }

        if (CommandErrors.IsOfEveryCommand(error))
        {
            return number => number == 0 ? new CommandResult(CommandFate.Refused, error) : CommandResult.NotExecuted;
        }

        // Whatever the portal has against this batch, the answers to single calls are about single bindings.
        GiveUpBatch(error);
        return _ => new CommandResult(CommandFate.Lost, error);
    }

    private void GiveUpBatch(BitrixException error)
    {
        BatchIsAvailable = false;
        log.BatchUnavailable(error);
    }
}
