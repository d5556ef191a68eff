using Placement.Testing.Browser;

namespace Placement.Testing;

/// <summary>What the application's installer showed.</summary>
public sealed class InstallationPage : ApplicationPage
{
    internal InstallationPage(PageAnswer answer, bool isFinished, IReadOnlyList<LocalBinding> bindings)
        : base(answer)
    {
        IsFinished = isFinished;
        Bindings = bindings;
    }

    /// <summary>Whether the page finished the installation: it was shown, and its scripts call <c>installFinish</c>.</summary>
    public bool IsFinished { get; }

    /// <summary>The widgets that were registered when the page had come, ascending by id.</summary>
    public IReadOnlyList<LocalBinding> Bindings { get; }

    /// <summary>Insists that the installation is finished.</summary>
    /// <returns>This page.</returns>
    /// <exception cref="InvalidOperationException">It is not; the message says why, and what the page says.</exception>
    public InstallationPage EnsureFinished() =>
        IsFinished
            ? this
            : throw new InvalidOperationException(
                $"The installer at {Handler} did not finish: {Problem ?? "the page does not call installFinish"}. {Excerpt}".TrimEnd());
}
