namespace Placement.Testing.Forms;

/// <summary>Reads a page up to its end: a field may stand outside of its form, and name it.</summary>
internal sealed class HtmlFormReader
{
    private readonly List<HtmlTag> _forms = [];
    private readonly List<(HtmlTag Tag, HtmlTag? Around, bool IsDisabled)> _fields = [];

    /// <summary>The groups around the tag that is read, and their headings.</summary>
    private readonly Stack<HtmlTag> _groups = new();
    private HtmlTag? _form;

    private HtmlFormReader()
    {
    }

    /// <summary>The first form of a page that is sent by POST; null: there is none.</summary>
    public static HtmlForm? Read(string html)
    {
        var reader = new HtmlFormReader();
        foreach (HtmlTag tag in HtmlTag.In(html))
        {
            reader.Read(tag);
        }

        return reader._forms.Find(static form => "post".Equals(form["method"], StringComparison.OrdinalIgnoreCase)) is { } posted
            ? new HtmlForm(posted["action"] ?? "", reader.FieldsOf(posted))
            : null;
    }

    private void Read(HtmlTag tag)
    {
        switch (tag.Name)
        {
            case "form" when _form is null:
                _form = tag;
                _forms.Add(tag);
                break;
            case "/form":
                _form = null;
                break;
            case "fieldset" or "legend":
                _groups.Push(tag);
                break;
            case "/fieldset" or "/legend":
                Leave(tag.Name[1..]);
                break;
            case "input" or "select" or "textarea" or "button":
                _fields.Add((tag, _form, IsDisabled: tag.Has("disabled") || IsInDisabledGroup()));
                break;
        }
    }

    private void Leave(string group)
    {
        while (_groups.TryPop(out HtmlTag? left) && left.Name != group)
        {
        }
    }

    /// <summary>A disabled group leaves its own heading in use.</summary>
    private bool IsInDisabledGroup()
    {
        bool isHeading = false;
        foreach (HtmlTag group in _groups)
        {
            if (!isHeading && group.Name == "fieldset" && group.Has("disabled"))
            {
                return true;
            }

            isHeading = group.Name == "legend";
        }

        return false;
    }

    private HtmlField[] FieldsOf(HtmlTag form)
    {
        HtmlField[] all =
        [
            .. _fields
                .Where(field => FormOf(field.Tag, field.Around) == form && field.Tag["name"] is { Length: > 0 })
                .Select(static field => HtmlField.Of(field.Tag, field.Tag["name"]!, field.IsDisabled)),
        ];
        ILookup<string, HtmlField> choices = all.Where(static field => field.IsOnlyChoice).ToLookup(static field => field.Name);
        return [.. all.Where(field => !field.IsOnlyChoice || ReferenceEquals(field, choices[field.Name].Last()))];
    }

    private HtmlTag? FormOf(HtmlTag field, HtmlTag? around) =>
        field["form"] is { } id ? _forms.Find(form => form["id"] == id) : around;
}
