namespace Placement.Pages;

/// <summary>A result that renders a component.</summary>
internal interface IComponentPage;
