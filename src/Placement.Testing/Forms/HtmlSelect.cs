using System.Globalization;

namespace Placement.Testing.Forms;

/// <summary>What is chosen in a select.</summary>
internal static class HtmlSelect
{
    /// <summary>The values that a browser sends.</summary>
    public static IReadOnlyList<string> ValuesOf(HtmlTag select)
    {
        List<HtmlOption> options = OptionsOf(select);
        List<HtmlOption> chosen = options.FindAll(static option => option.IsSelected);
        if (!select.Has("multiple"))
        {
            HtmlOption? only = chosen.LastOrDefault() ?? (IsList(select) ? null : options.Find(static option => !option.IsDisabled));
            chosen = only is null ? [] : [only];
        }

        return [.. chosen.Where(static option => !option.IsDisabled).Select(static option => option.Value)];
    }

    /// <summary>Whether several options are seen at once, so that none is chosen by itself.</summary>
    private static bool IsList(HtmlTag select) =>
        int.TryParse(select["size"], NumberStyles.None, CultureInfo.InvariantCulture, out int size) && size > 1;

    private static List<HtmlOption> OptionsOf(HtmlTag select)
    {
        List<HtmlOption> options = [];
        bool isInDisabledGroup = false;
        HtmlOption? open = null;
        foreach (HtmlTag tag in HtmlTag.In(select.Markup))
        {
            switch (tag.Name)
            {
                case "option":
                    options.Add(open = new HtmlOption(tag, isInDisabledGroup));
                    break;
                case "/option" or "optgroup" or "/optgroup" or "hr":
                    isInDisabledGroup = tag.Name == "optgroup" ? tag.Has("disabled") : isInDisabledGroup && tag.Name != "/optgroup";
                    open = null;
                    break;
            }

            open?.Add(tag.Following);
        }

        return options;
    }
}
