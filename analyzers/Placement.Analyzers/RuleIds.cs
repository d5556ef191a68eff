namespace Placement.Analyzers;

/// <summary>The ids of the rules. The third digit says what a rule looks at; ids are never used twice.</summary>
internal static class RuleIds
{
    public const string UnknownCode = "PLC0101";
    public const string CodeNotUpperCase = "PLC0102";
    public const string DeprecatedPlacement = "PLC0103";
    public const string RegisteredElsewhere = "PLC0104";
    public const string MalformedEntityType = "PLC0105";
    public const string UnsupportedEntityType = "PLC0106";
    public const string AbsentFromPortal = "PLC0107";

    public const string MalformedHandler = "PLC0201";
    public const string UnsupportedScheme = "PLC0202";
    public const string HostWithoutDot = "PLC0203";
    public const string UnreachableHandler = "PLC0204";
    public const string PlainHttp = "PLC0205";
    public const string DuplicateHandler = "PLC0206";
    public const string TooManyHandlers = "PLC0207";
    public const string SecretInHandler = "PLC0208";

    public const string UnusableClass = "PLC0301";
    public const string WrongContext = "PLC0302";
    public const string NotAWidget = "PLC0303";
    public const string StrayAttribute = "PLC0304";
    public const string NoConstructor = "PLC0305";
    public const string UndeclaredWidget = "PLC0306";
    public const string DeclaredInRazor = "PLC0307";
    public const string MissingHandler = "PLC0308";
    public const string UnfilledForm = "PLC0309";

    public const string MissingTitle = "PLC0401";
    public const string UnknownLanguage = "PLC0402";
    public const string DuplicateLanguage = "PLC0403";
    public const string UntrimmedText = "PLC0404";

    public const string DroppedOption = "PLC0501";
    public const string MissingOption = "PLC0502";
    public const string InvalidOption = "PLC0503";
    public const string IneffectiveContexts = "PLC0504";
    public const string UnenforcedOption = "PLC0505";
    public const string DuplicateOption = "PLC0506";

    public const string UnsupportedUser = "PLC0601";
    public const string InvalidUser = "PLC0602";

    public const string MissingScope = "PLC0701";
    public const string UnknownScope = "PLC0702";

    public const string IgnoredReport = "PLC0801";
    public const string UnreachableBaseAddress = "PLC0802";
    public const string WebhookAddress = "PLC0803";
    public const string UnmappedWidgets = "PLC0804";

    public const string OldLanguage = "PLC0901";
    public const string NameConflict = "PLC0902";
}
