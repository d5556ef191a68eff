using Placement.Catalog;
using Placement.Client;

namespace Placement.Execution;

/// <summary>What to do about an error, in words for the application's developer or administrator.</summary>
internal static class Advice
{
    public const string AfterAbort = "Register again when that is settled: what is already done will be left alone.";

    public const string AfterKept = "Settle the other failure at this placement, then register again.";

    public const string AfterLoss =
        "After that, the portal was asked what it stores: the command had no effect. Register again when the portal answers.";

    private const string Documentation =
        "See https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html for what the method expects.";

    public static string For(BitrixException error, string placement)
    {
        PlacementFamily? family = PlacementCatalog.Find(placement)?.Family;
        if (string.IsNullOrEmpty(error.Code))
        {
            return WithoutCode(error);
        }

        var known = BitrixError.Find(error.Code);
        return known?.Subject switch
        {
            ErrorSubject.Placement => NotFound(placement),
            ErrorSubject.HandlerCount => MaxCount(family),
            ErrorSubject.Parameter => Argument(error, family),
            _ => known?.Advice ?? InvalidOption(error.Code!.ToUpperInvariant(), family) ?? Documentation,
        };
    }

    private static string WithoutCode(BitrixException error)
    {
        if (!CommandErrors.IsWithoutAnswer(error))
        {
            return Documentation;
        }

        return (int?)error.StatusCode is >= 300 and < 400
            ? "Obtain the portal's new REST address, then register again."
            : "Whether the command had its effect is not known. Register again when the portal can be reached: what is already done will "
                + "be left alone.";
    }

    private static string NotFound(string placement)
    {
        if (PlacementCatalog.Find(placement) is not { } code)
        {
            IReadOnlyList<string> closest = PlacementCatalog.FindClosest(placement);
            return closest.Count == 0
                ? "Bitrix24 documents no such placement: check the code."
                : $"Bitrix24 documents no such placement. Did you mean {string.Join(" or ", closest)}?";
        }

        if (code.Family.BindRule != BindRule.Registers)
        {
            return $"This page is not registered with {PlacementMethods.Bind} but with {code.Family.RegisteredWith}.";
        }

        string scope = code.Family.RegistrationScope is { } needed
            ? $"grant the application the scope {needed} in its settings on Bitrix24, and install it again so that the portal's token "
                + "gets it"
            : "make sure that this portal's version and plan offer the placement";
        if (code is { Entity: CrmEntityType.Dynamic, EntityTypeId: { } id })
        {
            return FormattableString.Invariant($"Either this portal has no smart process with the entityTypeId {id} ")
                + $"(it is not the id of the smart process's settings), or the scope is missing: then {scope}.";
        }

        return code.Status == PlacementStatus.Legacy
            ? $"This placement is no longer documented: use {code.Successor}. Otherwise {scope}."
            : $"The code is right, so {scope}.";
    }

    private static string MaxCount(PlacementFamily? family)
    {
        string user = family is { SupportsUserId: true } ? ", per user" : "";
        string count = family?.MaxCount is { } max ? FormattableString.Invariant($"{max}") : "only so many";
        return $"The placement allows {count} handler of the application{user}. Declare no more, or let registering remove the one that is "
            + $"there: list its address in {nameof(RegistrationOptions)}.{nameof(RegistrationOptions.FormerAddresses)}.";
    }

    private static string Argument(BitrixException error, PlacementFamily? family)
    {
        if (!string.IsNullOrEmpty(error.Argument))
        {
            return $"Correct {error.Argument}: it is empty, or has a value that this placement does not take.";
        }

        if (family is { BindRule: BindRule.WrongValue })
        {
            return "This code stands for the application's own page, which is set in the application's settings: do not declare it.";
        }

        string[] required = [.. family?.Options.Where(static option => option.Required).Select(static option => option.Property) ?? []];
        return required.Length == 0
            ? "A parameter is empty or has a wrong value: see the description."
            : $"A parameter is empty or has a wrong value: this placement requires {string.Join(" and ", required)}.";
    }

    private static string? InvalidOption(string code, PlacementFamily? family)
    {
        PlacementOption? option = family?.Options.FirstOrDefault(option => option.InvalidError == code);
        return option is not null ? $"The option {option.Key} takes {string.Join(", ", option.AllowedValues)}."
            : CatalogOptions.All.Any(option => option.InvalidError == code)
                ? "An option has a value that this placement does not take: see the description."
            : null;
    }
}
