namespace Placement.Analyzers.Tests.Harness;

/// <summary>A project with a class that registers widgets.</summary>
internal static class InstallerProject
{
    /// <summary>The call that is ignored in most examples, with the rule's mark.</summary>
    public const string Call = "{|PLC0801:client.RegisterPlacementsAsync(address)|}";

    public const string Unmarked = "client.RegisterPlacementsAsync(address)";

    /// <summary>The class has this member, and can name a client and an address.</summary>
    public static RuleProject Create(string member) => new(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Placement;

        namespace Acme.Sales;

        [WidgetPlacement("LEFT_MENU", Title = "Menu")]
        internal sealed class Menu;

        internal sealed class Installer(IBitrixClient client, Uri address)
        {
            {{member}}
        }
        """);
}
