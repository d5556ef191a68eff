namespace Placement.Catalog.Tests;

public class CatalogLookupTests
{
    [Theory]
    [InlineData("CRM_DEAL_DETAIL_TAB", "CRM_XXX_DETAIL_TAB", "DEAL", 2)]
    [InlineData("crm_deal_detail_tab", "CRM_XXX_DETAIL_TAB", "DEAL", 2)]
    [InlineData("CRM_SMART_INVOICE_LIST_MENU", "CRM_XXX_LIST_MENU", "SMART_INVOICE", 31)]
    [InlineData("CRM_FUNNELS_TOOLBAR", "CRM_XXX_FUNNELS_TOOLBAR", "DEAL", 2)]
    [InlineData("CRM_DYNAMIC_128_DETAIL_TAB", "CRM_XXX_DETAIL_TAB", "DYNAMIC", 128)]
    [InlineData("CRM_DYNAMIC_*_DETAIL_TAB", "CRM_XXX_DETAIL_TAB", "DYNAMIC", null)]
    [InlineData("CRM_INVOICE_LIST_MENU", "CRM_XXX_LIST_MENU", "INVOICE", 5)]
    [InlineData("LEFT_MENU", "LEFT_MENU", null, null)]
    [InlineData("1C_PAGE", "1C_PAGE", null, null)]
    [InlineData("LANDING_BLOCK_*", "LANDING_BLOCK", null, null)]
    [InlineData("LANDING_BLOCK_repo_17", "LANDING_BLOCK", null, null)]
    public void A_code_resolves_to_its_family_and_entity(string code, string family, string? entity, int? entityTypeId)
    {
        PlacementCode found = PlacementCatalog.Find(code)!;

        Assert.Equal(code.ToUpperInvariant(), found.Code);
        Assert.Equal(family, found.Family.Name);
        Assert.Equal(entity, found.Entity);
        Assert.Equal(entityTypeId, found.EntityTypeId);
        Assert.Equal(code.Contains('*', StringComparison.Ordinal), found.IsWildcard);
    }

    [Theory]
    [InlineData("")]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR")]
    [InlineData("CRM_ORDER_LIST_MENU")]
    [InlineData("CRM_XXX_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_{entityTypeId}_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC__DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_-5_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_２_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_99999999999_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_31_DETAIL_TAB")]
    [InlineData(" LEFT_MENU")]
    [InlineData("LANDING_BLOCK_")]
    public void What_is_no_code_is_not_found(string code)
    {
        Assert.Null(PlacementCatalog.Find(code));
    }

    [Theory]
    [InlineData("CRM_DAEL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")] // swapped letters
    [InlineData("CRM_DEAL_DETAILS_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM-DEAL-DETAIL-TAB", "CRM_DEAL_DETAIL_TAB")] // wrong separator
    [InlineData("crm_deal_detail_tb", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("СRM_DЕAL_DETAIL_TAВ", "CRM_DEAL_DETAIL_TAB")] // С, Е and В are Cyrillic
    [InlineData("IM_TEXT_AREA", "IM_TEXTAREA")]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("CRM_INVOICE_LIST_MENUS", "CRM_SMART_INVOICE_LIST_MENU")] // an old name
    [InlineData("LEFTMENU", "LEFT_MENU")]
    public void The_closest_code_is_what_was_meant(string misspelt, string meant)
    {
        Assert.Equal(meant, PlacementCatalog.FindClosest(misspelt)[0]);
    }

    [Fact]
    public void A_forgotten_entity_lists_codes_of_that_family()
    {
        IReadOnlyList<string> closest = PlacementCatalog.FindClosest("CRM_DETAIL_TAB");

        Assert.Equal(3, closest.Count);
        Assert.All(closest, static code => Assert.EndsWith("_DETAIL_TAB", code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("SOMETHING_ELSE_ENTIRELY")]
    [InlineData("X")]
    public void Nothing_close_gives_nothing(string code)
    {
        Assert.Empty(PlacementCatalog.FindClosest(code));
    }

    [Fact]
    public void Registering_messenger_widgets_needs_no_scope_of_the_messenger()
    {
        Assert.Equal("im", PlacementCatalog.Find("IM_TEXTAREA")!.Family.Scope);
        Assert.Null(PlacementCatalog.Find("IM_TEXTAREA")!.Family.RegistrationScope);
        Assert.Equal("crm", PlacementCatalog.Find("CRM_DEAL_DETAIL_TAB")!.Family.RegistrationScope);
        Assert.Null(PlacementCatalog.Find("LEFT_MENU")!.Family.RegistrationScope);
    }

    [Fact]
    public void Every_scope_of_a_family_is_a_known_scope()
    {
        Assert.All(
            PlacementCatalog.Families.Select(static family => family.Scope).OfType<string>().Distinct(),
            static scope => Assert.NotNull(BitrixScope.Find(scope)));
    }

    [Theory]
    [InlineData("SETTING_CONNECTOR", nameof(BindRule.AcceptsWithoutShowing))]
    [InlineData("USERFIELD_TYPE", nameof(BindRule.NotFound))]
    [InlineData("LANDING_SETTINGS", nameof(BindRule.NotFound))]
    [InlineData("LANDING_BLOCK_*", nameof(BindRule.NotFound))]
    [InlineData("DEFAULT", nameof(BindRule.WrongValue))]
    [InlineData("LEFT_MENU", nameof(BindRule.Registers))]
    public void What_placement_bind_does_with_a_code_of_another_method(string code, string rule)
    {
        Assert.Equal(rule, PlacementCatalog.Find(code)!.Family.BindRule.ToString());
    }

    [Fact]
    public void Only_families_of_placement_bind_are_registered_by_it()
    {
        Assert.All(PlacementCatalog.Families, static family =>
            Assert.Equal(family.RegisteredWith == PlacementFamily.PlacementBind, family.BindRule == BindRule.Registers));
    }

    [Theory]
    [InlineData("es", "la")]
    [InlineData("es-MX", "la")]
    [InlineData("pt", "br")]
    [InlineData("pt-BR", "br")]
    [InlineData("uk", "ua")]
    [InlineData("zh", "sc")]
    [InlineData("zh-CN", "sc")]
    [InlineData("zh-Hans", "sc")]
    [InlineData("zh-Hans-CN", "sc")]
    [InlineData("zh-TW", "tc")]
    [InlineData("zh-Hant", "tc")]
    [InlineData("vi", "vn")]
    [InlineData("kk", "kz")]
    [InlineData("de-DE", "de")]
    [InlineData("de_AT", "de")]
    [InlineData("hi-IN", "hi")]
    [InlineData("en-IN", "in")]
    [InlineData("la", "la")]
    public void A_culture_name_has_a_language(string culture, string language)
    {
        Assert.Equal(language, BitrixLanguage.FindByCulture(culture)!.Code);
    }

    [Fact]
    public void What_is_no_language_is_not_found()
    {
        Assert.Null(BitrixLanguage.Find("es"));
        Assert.Null(BitrixLanguage.FindByCulture("xx"));
        Assert.Null(BitrixLanguage.FindByCulture(""));
    }

    [Fact]
    public void Languages_and_scopes_stand_once()
    {
        Assert.Distinct(BitrixLanguage.All.Select(static language => language.Code));
        Assert.Distinct(BitrixScope.All.Select(static scope => scope.Code));
        Assert.All(BitrixScope.All, static scope => Assert.True(scope.Successor is null || BitrixScope.Find(scope.Successor) is not null));
    }
}
