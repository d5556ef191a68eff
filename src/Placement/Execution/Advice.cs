using Placement.Catalog;
using Placement.Client;

namespace Placement.Execution;

/// <summary>What to do about an error, in words for the application's developer or administrator.</summary>
internal static class Advice
{
    public const string AfterAbort = "Register again when that is settled: what is already done will be left alone.";

    public const string AfterKept = "Settle the other failure at this placement, then register again.";

    public const string AfterLoss = "After that, the portal was asked what it stores: the command had no effect. Register again when the portal answers.";

    private const string Reinstall = "Install the application on the portal again, then register.";

    private const string Documentation = "See https://apidocs.bitrix24.com/api-reference/widgets/placement-bind.html for what the method expects.";

    public static string For(BitrixException error, string placement)
    {
        PlacementFamily? family = PlacementCatalog.Find(placement)?.Family;
        return (error.Code ?? "").ToUpperInvariant() switch
        {
            "" => WithoutCode(error),

            "ERROR_PLACEMENT_NOT_FOUND" => NotFound(placement),
            "ERROR_PLACEMENT_USER_MODE" => "This placement cannot be registered for single users: remove UserId, and the class from RegistrationOptions.Users.",
            "ERROR_PLACEMENT_MAX_COUNT" => MaxCount(family),
            "ERROR_WRONG_HANDLER_URL" => "The handler's host needs a dot, and Bitrix24 must reach it: register with the application's public address, not with localhost.",
            "ERROR_UNSUPPORTED_PROTOCOL" => "The handler must be an http or https URL, or a path below the base address.",
            "ERROR_HANDLER_URL_MATCH" => "This portal wants the handler on the host of the application's own address: register with that as the base address.",
            "ERROR_ARGUMENT" => Argument(error, family),
            "ERROR_CORE" => "If the handler is registered already, somebody else did so at the same moment, and differently: register again. Otherwise see the description.",
            "EMPTY_ERROR_HANDLER_URL" => $"Declare {nameof(WidgetPlacementAttribute.ErrorHandler)}, the address that Bitrix24 tells when it removes the widget.",
            "INVALID_ERROR_CONTEXT" or "INVALID_ERROR_EXTRANET" or "INVALID_ERROR_ROLE" => InvalidOption(error.Code!, family),

            "INVALID_ARG_VALUE" or "ARGUMENTNULLEXCEPTION" => Argument(error, family),

            "WRONG_AUTH_TYPE" => "Use the access token of the application: a webhook cannot register widgets.",
            "ACCESS_DENIED" or "ACCESS_ERROR" or "ACCESSEXCEPTION" => "Register with the token of an administrator of the portal, and make sure that its plan includes the REST API.",
            "EXPIRED_TOKEN" => "The access token has expired: renew it, then register again.",
            "INVALID_TOKEN" or "NO_AUTH_FOUND" or "INVALID_CREDENTIALS" => "The portal does not know the access token: make sure that it belongs to this portal, or obtain a new one.",
            "INSUFFICIENT_SCOPE" => "Grant the application the scope placement in its settings on Bitrix24, and install it again so that the portal's token gets it.",
            "AUTHORIZATION_ERROR" or "USER_ACCESS_ERROR" or "ALLOWED_ONLY_INTRANET_USER" => "The token's user may not use the application: register with the token of an administrator of the portal.",
            "INVALID_GRANT" => "The refresh token is used up or too old: let an administrator open the application on the portal, which brings new tokens, then register.",
            "INVALID_CLIENT" or "WRONG_CLIENT" => "The authorization server does not know the application: compare client id and client secret with the application's settings on Bitrix24.",
            "INVALID_SCOPE" => "The application asks for more than it was granted: compare its scopes with its settings on Bitrix24.",
            "APPLICATION_NOT_FOUND" or "ERROR_OAUTH" or "NOT_INSTALLED" => $"The application is not installed on this portal. {Reinstall}",
            "PAYMENT_REQUIRED" => "The portal's subscription, or the application's, has ended: it has to be renewed first.",
            "METHOD_CONFIRM_WAITING" => "An administrator of the portal has to allow the call; register again after that.",
            "METHOD_CONFIRM_DENIED" => "An administrator of the portal has refused the call: ask for it, then register again.",
            "INVALID_REQUEST" => "Call the portal over https.",
            "ERROR_METHOD_NOT_FOUND" => "The portal does not know the method: make sure that the REST address is the portal's own and ends with /rest/.",
            "ERROR_BATCH_METHOD_NOT_ALLOWED" or "ERROR_BATCH_LENGTH_EXCEEDED" => "The portal refuses the command within a batch, and registering makes a call of its own of it: register again.",
            "NOT_FOUND" or "ERROR_MANIFEST_IS_NOT_AVAILABLE" => "The portal does not have what the call is about: see the description, and make sure that the REST address is the portal's own.",
            "PORTAL_DELETED" => "The portal no longer exists: forget its tokens.",
            "QUERY_LIMIT_EXCEEDED" => "Too many calls at once: register again in a few seconds.",
            "OPERATION_TIME_LIMIT" => "The method has used up its time on this portal: register again in ten minutes.",
            "OVERLOAD_LIMIT" => "Bitrix24 has blocked the application's calls because of overload: ask its support.",
            "INTERNAL_SERVER_ERROR" or "ERROR_UNEXPECTED_ANSWER" => "The portal failed; whether the command had its effect is not known. Register again: what is already done will be left alone.",
            _ => Documentation,
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
            : "Whether the command had its effect is not known. Register again when the portal can be reached: what is already done will be left alone.";
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
            ? $"grant the application the scope {needed} in its settings on Bitrix24, and install it again so that the portal's token gets it"
            : "make sure that this portal's version and plan offer the placement";
        if (code is { Entity: CrmEntityType.Dynamic, EntityTypeId: { } id })
        {
            return FormattableString.Invariant($"Either this portal has no smart process with the entityTypeId {id} (it is not the id of the smart process's settings), or the scope is missing: then {scope}.");
        }

        return code.Status == PlacementStatus.Legacy
            ? $"This placement is no longer documented: use {code.Successor}. Otherwise {scope}."
            : $"The code is right, so {scope}.";
    }

    private static string MaxCount(PlacementFamily? family)
    {
        string user = family is { SupportsUserId: true } ? ", per user" : "";
        string count = family?.MaxCount is { } max ? FormattableString.Invariant($"{max}") : "only so many";
        return $"The placement allows {count} handler of the application{user}. Declare no more, or let registering remove the one that is there: list its address in {nameof(RegistrationOptions)}.{nameof(RegistrationOptions.FormerAddresses)}.";
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

    private static string InvalidOption(string errorCode, PlacementFamily? family)
    {
        PlacementOption? option = family?.Options.FirstOrDefault(option => string.Equals(option.InvalidError, errorCode, StringComparison.OrdinalIgnoreCase));
        return option is null
            ? "An option has a value that this placement does not take: see the description."
            : $"The option {option.Key} takes {string.Join(", ", option.AllowedValues)}.";
    }
}
