using System.Text;
using System.Text.Json;
using Placement.Bindings;
using Placement.Planning;

namespace Placement.Tests.Registration;

/// <summary>Short forms of what tests declare and store.</summary>
internal static class Bindings
{
    public static Uri AppAddress { get; } = new("https://myapp.example.com");

    /// <summary>A binding from JSON without the outer braces; <c>'</c> stands for a quotation mark.</summary>
    public static WidgetBinding Declared(string placement, string handler, string more = "", Type? widget = null, string? icon = null) =>
        new(Encoding.UTF8.GetBytes($$"""{"PLACEMENT":"{{placement}}","HANDLER":"{{handler}}"{{Members(more)}}}"""), widget, icon);

    /// <summary>A row of placement.get, likewise.</summary>
    public static StoredBinding Stored(string placement, string handler, string more = "")
    {
        using var row = JsonDocument.Parse($$"""{"placement":"{{placement}}","handler":"{{handler}}"{{Members(more)}}}""");
        return StoredBinding.Read(row.RootElement)!;
    }

    public static RegistrationPlan Plan(
        IReadOnlyList<WidgetBinding> declared, IReadOnlyList<StoredBinding> stored, RegistrationOptions? options = null, params string[] offered)
    {
        options ??= new RegistrationOptions();
        BaseAddress address = BaseAddress.Of(AppAddress);
        return RegistrationPlanner.PlanRegistration(BindingExpansion.Expand(declared, offered, address, options), stored, address, options);
    }

    private static string Members(string more) => more.Length == 0 ? "" : "," + more.Replace('\'', '"');
}
