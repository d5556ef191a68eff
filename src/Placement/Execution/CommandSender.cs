using System.Diagnostics;
using Placement.Batches;
using Placement.Planning;

namespace Placement.Execution;

/// <summary>Takes commands to a portal, several in one <c>batch</c> or each by a call of its own, and settles every one of them.</summary>
/// <remarks>Nothing but this class knows how commands travel.</remarks>
internal sealed class CommandSender(IBitrixClient client, RegistrationLog log)
{
    /// <summary>Whether commands may go as a batch: true until the portal refuses one.</summary>
    public bool BatchIsAvailable { get; private set; } = true;

    /// <summary>Calls one after the other. What follows a command that is not done is not executed.</summary>
    public async Task CallAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken)
    {
        bool isStopped = false;
        foreach (Command command in commands)
        {
            if (isStopped)
            {
                command.Settle(CommandFate.NotExecuted);
                continue;
            }

            using Activity? activity = RegistrationLog.StartRequest(command.Method, commands: 1);
            try
            {
                await client.CallAsync(command.Method, command.Parameters, cancellationToken).ConfigureAwait(false);
                command.Settle(CommandFate.Done);
            }
            catch (BitrixException error)
            {
                RegistrationLog.FailRequest(activity, error);
                command.Settle(CommandErrors.FateOf(command, error), error);
                isStopped = true;
            }
        }
    }

    /// <summary>Executes all in one request.</summary>
    /// <param name="commands">At most 50 that a batch can carry.</param>
    /// <param name="halt">Whether what follows a command that fails is not executed.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task BatchAsync(IReadOnlyList<Command> commands, bool halt, CancellationToken cancellationToken)
    {
        using Activity? activity = RegistrationLog.StartRequest(BatchMethod.Name, commands.Count);
        try
        {
            BatchCommand[] batch =
                [.. commands.Select(static (command, number) => command.InBatch!.WithKey(FormattableString.Invariant($"c{number}")))];
            Settle(commands, await client.BatchAsync(batch, halt, cancellationToken).ConfigureAwait(false), halt);
        }
        catch (BitrixException error)
        {
            RegistrationLog.FailRequest(activity, error);
            SettleAll(commands, error);
        }
    }

    private static void Settle(IReadOnlyList<Command> commands, BatchResponse response, bool halt)
    {
        bool hasFailed = false;
        for (int i = 0; i < commands.Count; i++)
        {
            Command command = commands[i];
            switch (response.Answers[i])
            {
                case { Succeeded: true }:
                    command.Settle(CommandFate.Done);
                    break;
                case { Error: { } error } when CommandErrors.IsAboutBatch(error):
                    command.LeaveBatch();
                    hasFailed = true;
                    break;
                case { Error: { } error }:
                    command.Settle(CommandErrors.FateOf(command, error), error);
                    hasFailed = true;
                    break;
                case var _ when halt && hasFailed:
                    command.Settle(CommandFate.NotExecuted);
                    break;
                default:
                    command.Settle(CommandFate.Lost, CutShort(command.Method));
                    break;
            }
        }
    }

    private static BitrixException CutShort(string method) =>
        new($"{method}: the answer to the batch does not mention the command.")
        {
            Method = method,
            StatusCode = System.Net.HttpStatusCode.OK,
        };

    /// <summary>Settles commands by the error of their batch as a whole.</summary>
    private void SettleAll(IReadOnlyList<Command> commands, BitrixException error)
    {
        bool isWithoutBatch = CommandErrors.IsWithoutBatch(error);
        bool isAmbiguous = CommandErrors.IsAmbiguous(error);
        bool isOfEveryCommand = CommandErrors.IsOfEveryCommand(error);

        // A proxy that does not let the request through may let smaller ones through. And whatever the portal has against this
        // batch, the answers to single calls are about single bindings.
        if (isWithoutBatch || (isAmbiguous ? (int?)error.StatusCode is >= 400 and < 500 : !isOfEveryCommand))
        {
            BatchIsAvailable = false;
            log.BatchUnavailable(error);
        }

        CommandFate fate = isWithoutBatch ? CommandFate.NotExecuted
            : isAmbiguous || !isOfEveryCommand ? CommandFate.Lost
            : CommandFate.Refused;
        foreach (Command command in commands)
        {
            // A refusal that concerns all commands is reported with the first.
            bool hasFate = fate == CommandFate.Lost || (fate == CommandFate.Refused && command == commands[0]);
            command.Settle(hasFate ? fate : CommandFate.NotExecuted, hasFate ? error : null);
        }
    }
}
