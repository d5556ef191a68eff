using System.Globalization;
using System.Text;

namespace Placement.Fuzzing.Generation;

/// <summary>The constants that a project's attributes refer to.</summary>
internal sealed class Constants
{
    private readonly StringBuilder _fields = new();
    private int _count;

    /// <summary>Declares a constant and returns its name.</summary>
    public string Add(string code)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"T{_count++}");
        _fields.Append(CultureInfo.InvariantCulture, $"    internal const string {name} = {code};\n");
        return "global::Fuzz.Texts." + name;
    }

    /// <summary>The class with all of them; empty: there are none.</summary>
    public string Declaration => _count == 0 ? "" : $"namespace Fuzz\n{{\ninternal static class Texts\n{{\n{_fields}}}\n}}\n";
}
