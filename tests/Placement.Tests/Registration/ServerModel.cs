using Placement.Bindings;
using Placement.Catalog;
using Placement.Planning;

namespace Placement.Tests.Registration;

/// <summary>What a server keeps of the bindings that it is told: just enough to follow a plan, and no portal.</summary>
internal static class ServerModel
{
    /// <summary>
    /// A binding as it is stored: upper case, trimmed texts under one language, defaults filled in, undeclared options dropped.
    /// </summary>
    public static StoredBinding Store(WidgetBinding binding)
    {
        PlacementFamily family = PlacementCatalog.Find(binding.Placement)!.Family;
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (PlacementOption option in family.Options)
        {
            string? value = binding.GetOptions(BaseAddress.Of(Bindings.AppAddress)).Where(given => given.Key == option.Key)
                .Select(static given => given.Value).FirstOrDefault() ?? option.Default;
            if (value is not null)
            {
                options.Add(option.Key, value);
            }
        }

        Dictionary<string, LocalizedText> texts = binding.Texts.Count > 0
            ? binding.Texts.ToDictionary(static text => text.Key, static text => Trim(text.Value))
            : new Dictionary<string, LocalizedText>
            {
                ["en"] = Trim(new LocalizedText(binding.Title ?? "My application", binding.Description, binding.GroupName)),
            };
        return new StoredBinding(binding.Placement.ToUpperInvariant(), binding.GetHandlerUrl(Bindings.AppAddress))
        {
            UserId = binding.UserId ?? 0,
            Title = texts.Values.First().Title,
            Description = texts.Values.First().Description,
            Texts = texts,
            HasTexts = true,
            Options = options,
        };
    }

    /// <summary>What is stored after a plan was carried out without any fault. Throws where a server would refuse.</summary>
    public static IReadOnlyList<StoredBinding> Apply(RegistrationPlan plan, IReadOnlyList<StoredBinding> stored)
    {
        var rows = new List<StoredBinding>(stored);
        foreach (PlannedAction action in plan.Actions)
        {
            if (action.Kind is PlannedActionKind.Remove or PlannedActionKind.Replace)
            {
                Assert.NotEmpty(action.Handler);
                Assert.Equal(1, rows.RemoveAll(row => BindingIdentity.Of(row) == action.Identity));
            }

            if (action.Kind is PlannedActionKind.Bind or PlannedActionKind.Replace)
            {
                StoredBinding row = Store(action.Binding!);
                int? maxCount = PlacementCatalog.Find(row.Placement)!.Family.MaxCount;
                Assert.DoesNotContain(rows, other => BindingIdentity.Of(other) == BindingIdentity.Of(row));
                Assert.False(
                    rows.Count(other => other.Placement == row.Placement && other.UserId == row.UserId) >= maxCount,
                    $"{row} is one too many");
                rows.Add(row);
            }
        }

        return rows;
    }

    private static LocalizedText Trim(LocalizedText text) =>
        new((text.Title ?? "").Trim(), (text.Description ?? "").Trim(), (text.GroupName ?? "").Trim());
}
