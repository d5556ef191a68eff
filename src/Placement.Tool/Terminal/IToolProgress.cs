namespace Placement.Tool.Terminal;

/// <summary>How far long work is.</summary>
internal interface IToolProgress
{
    /// <summary>So many are done of so many.</summary>
    void Report(int done, int total);

    /// <summary>Something worth a line of its own.</summary>
    void Line(string text);
}
