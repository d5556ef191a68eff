namespace ComponentSite;

internal static class Program
{
    private static void Main() => Site.Build(static _ => { }, static _ => { }).Run();
}
