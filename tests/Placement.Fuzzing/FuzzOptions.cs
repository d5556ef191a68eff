using System.Globalization;

namespace Placement.Fuzzing;

/// <summary>What a run is asked for.</summary>
internal sealed record FuzzOptions
{
    public const string Usage =
        """
        Usage: dotnet run -c Release --project tests/Placement.Fuzzing -- [--inputs N] [--minutes M] [--seed S] [--culture C] [--rules]
          --inputs N    stop when N classes with attributes were declared; without --minutes, 10000 is the default
          --minutes M   stop after M minutes, for instance 0.5
          --seed S      the first project's seed, default 1; the next project has the next seed
          --culture C   run the generator in this culture, for instance tr-TR; default: each project in one of several
          --rules       run the rules instead of the generator: they must not throw either
        Exit code 0: nothing was found. 1: something was; how to reproduce it is printed. 2: the arguments are wrong.
        """;

    private const int DefaultInputs = 10_000;

    /// <summary>How many classes to declare; null: no limit.</summary>
    public int? Inputs { get; init; } = DefaultInputs;

    /// <summary>How long to go on; null: no limit.</summary>
    public TimeSpan? Time { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>What the generator runs in; null: it follows from each project's seed.</summary>
    public CultureInfo? Culture { get; init; }

    /// <summary>Whether the rules run instead of the generator.</summary>
    public bool Rules { get; init; }

    /// <summary>Reads the command line.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="error">What is wrong with them; null: nothing.</param>
    public static FuzzOptions Parse(IReadOnlyList<string> arguments, out string? error)
    {
        var options = new FuzzOptions { Inputs = null };
        error = null;
        for (int at = 0; at < arguments.Count && error is null; at++)
        {
            string name = arguments[at];
            if (name == "--rules")
            {
                options = options with { Rules = true };
                continue;
            }

            string? value = ++at < arguments.Count ? arguments[at] : null;
            options = Read(options, name, value, out error);
        }

        return options.Inputs is null && options.Time is null ? options with { Inputs = DefaultInputs } : options;
    }

    private static FuzzOptions Read(FuzzOptions options, string name, string? value, out string? error)
    {
        error = null;
        switch (name)
        {
            case "--inputs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int inputs) && inputs > 0:
                return options with { Inputs = inputs };
            case "--minutes" when double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double minutes)
                && minutes is > 0 and < 10_000:
                return options with { Time = TimeSpan.FromMinutes(minutes) };
            case "--seed" when int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int seed):
                return options with { Seed = seed };
            case "--culture" when value is not null && Find(value) is { } culture:
                return options with { Culture = culture };
            case "--inputs" or "--minutes" or "--seed" or "--culture":
                error = value is null ? $"{name} needs a value." : $"{name} cannot be {value}.";
                return options;
            default:
                error = $"Unknown argument {name}.";
                return options;
        }
    }

    private static CultureInfo? Find(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
