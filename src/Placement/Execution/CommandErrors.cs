using Placement.Catalog;
using Placement.Client;
using Placement.Planning;

namespace Placement.Execution;

/// <summary>What the error of one command means for the commands after it, decided by code and not by status.</summary>
internal static class CommandErrors
{
    /// <summary>Whether no later command can succeed either.</summary>
    public static bool IsOfEveryCommand(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) ? IsWithoutAnswer(error) : BitrixError.Find(error.Code) is { EndsBatch: true };

    /// <summary>Whether it was not Bitrix24 that refused: the network, a proxy, a server fault, a redirect.</summary>
    public static bool IsWithoutAnswer(BitrixException error) =>
        string.IsNullOrEmpty(error.Code) && (string.IsNullOrEmpty(error.Description) || (int?)error.StatusCode >= 500);

    /// <summary>Whether the command may have had its effect all the same. A redirect is an answer: nothing was executed there.</summary>
    public static bool IsAmbiguous(BitrixException error) =>
        (IsWithoutAnswer(error) && (int?)error.StatusCode is not (>= 300 and < 400))
            || BitrixError.Find(error.Code) is { IsOutcomeUnknown: true };

    /// <summary>Whether the command was not executed because it was one of a batch.</summary>
    public static bool IsAboutBatch(BitrixException error) => BitrixError.Find(error.Code) is { RefusesInBatch: true };

    /// <summary>Whether the error of a batch as a whole says that the portal takes none.</summary>
    public static bool IsWithoutBatch(BitrixException error) =>
        BitrixError.Find(error.Code) is { RefusesInBatch: true } or { RefusesBatch: true };

    /// <summary>What the error of a command says about it.</summary>
    public static CommandFate FateOf(Command command, BitrixException error) =>
        IsAmbiguous(error) ? CommandFate.Lost
        : command.Method == PlacementMethods.Bind && BitrixError.Find(error.Code) is { MayBeBound: true } ? CommandFate.MayBeBound
        : CommandFate.Refused;

    /// <summary>The error in a word, for a person to read.</summary>
    public static string NameOf(BitrixException error) => string.IsNullOrEmpty(error.Code) ? "no answer" : error.Code!;
}
