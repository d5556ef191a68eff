using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Placement.Openings;
using Placement.Sessions;
using Placement.Widgets;

namespace Placement.Mvc;

/// <summary>Finds out what actions and pages ask of requests, and sees that they get it.</summary>
internal static class WidgetNeeds
{
    /// <summary>What is asked for.</summary>
    /// <param name="isDeclared">Whether a placement is declared on the class.</param>
    /// <param name="isSessionForAll">
    /// Whether a session as a parameter is asked for whatever is called: not by a page, one of whose handlers may be opened by a portal.
    /// </param>
    /// <param name="taken">What parameters and properties are bound to.</param>
    /// <param name="metadata">What attributes say.</param>
    public static WidgetNeed Of(bool isDeclared, bool isSessionForAll, IEnumerable<Type> taken, IEnumerable<object> metadata)
    {
        Type[] types = [.. taken];
        string?[] policies = [.. metadata.OfType<IAuthorizeData>().Select(static data => data.Policy)];
        bool isWidget = isDeclared || types.Any(IsRequest);
        return policies.Contains(PlacementDefaults.SessionPolicy) ? WidgetNeed.Stated
            : types.Contains(typeof(WidgetSession)) && (isSessionForAll || !isWidget) ? WidgetNeed.Session
            : policies.Contains(PlacementDefaults.WidgetPolicy) ? WidgetNeed.Stated
            : isWidget ? WidgetNeed.Widget
            : WidgetNeed.None;
    }

    /// <summary>Whether a placement is declared on a class.</summary>
    public static bool IsDeclared(DeclaredWidgets declared, Type? type) =>
        type is not null && declared.Bindings.Any(binding => binding.WidgetType == type);

    /// <summary>What is bound to a property; nothing, if it cannot be set or nobody has asked for it.</summary>
    public static IEnumerable<Type> Bound(System.Reflection.PropertyInfo property, BindingInfo? binding) =>
        binding is not null && property.SetMethod is { IsPublic: true } ? [property.PropertyType] : [];

    /// <summary>Adds what the need takes: authorization, no antiforgery, the culture of the user.</summary>
    public static void Add(WidgetNeed need, ICollection<object> metadata, ICollection<IFilterMetadata> filters)
    {
        if (need == WidgetNeed.None)
        {
            return;
        }

        if (need != WidgetNeed.Stated)
        {
            metadata.Add(need == WidgetNeed.Session ? SessionEndpoints.Authorization : WidgetEndpoints.Authorization);
        }

        metadata.Add(SessionEndpoints.Antiforgery);
        filters.Add(new IgnoreAntiforgeryTokenAttribute());
        filters.Add(new WidgetFilter(need));
    }

    private static bool IsRequest(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(WidgetRequest<>);
}
