namespace Placement.Catalog.Tests;

public class CodeDiagnosisTests
{
    [Fact]
    public void A_code_of_the_catalog_has_no_problem()
    {
        Assert.All(PlacementCatalog.Codes, static code => Assert.Null(PlacementCatalog.Diagnose(code.Code)));
        Assert.Null(PlacementCatalog.Diagnose(" crm_dynamic_128_detail_tab "));
        Assert.Null(PlacementCatalog.Diagnose("LANDING_BLOCK_17"));
    }

    [Theory]
    [InlineData("CRM_DEAL_DETIAL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DAEL_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")] // the family is right, the entity is misspelt
    [InlineData("CRM_INVOICE_DETAIL_TAB", "CRM_SMART_INVOICE_DETAIL_TAB")] // an old name, not an unsupported entity
    [InlineData("CRM_DYNAMICS_128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")] // not a malformed number
    [InlineData("CRM_DYNAMIС_128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")] // the last С is Cyrillic
    [InlineData("CRM_DEAL_5_DETAIL_TAB", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_WAREHOUSE_DETAIL_TAB")]
    [InlineData("LANDING_BLOCK_")]
    [InlineData("")]
    public void What_is_misspelt_or_old_is_unknown(string code, params string[] replacements)
    {
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;

        Assert.Equal(CodeProblemKind.UnknownCode, problem.Kind);
        Assert.Equal(replacements, problem.Replacements);
        Assert.Null(problem.Family);
    }

    [Theory]
    [InlineData("CRM_DYNAMIC_{entityTypeId}_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_XXX_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC__DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_ABC_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_128A_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_12_8_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_-5_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_+5_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_２_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_99999999999_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_2147483648_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_**_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC*_DETAIL_TAB", "CRM_DYNAMIC_*_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_0128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_ 128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC__128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC-128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("CRM_128_DETAIL_TAB", "CRM_DYNAMIC_128_DETAIL_TAB")]
    [InlineData("crm_0128_detail_tab", "CRM_DYNAMIC_128_DETAIL_TAB")]
    public void A_number_that_is_none_is_malformed(string code, string replacement)
    {
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;

        Assert.Equal(CodeProblemKind.MalformedEntityType, problem.Kind);
        Assert.Equal([replacement], problem.Replacements);
        Assert.Equal("CRM_XXX_DETAIL_TAB", problem.Family!.Name);
        Assert.Null(problem.Entity);
        Assert.False(problem.IsPlaceholder);
    }

    [Theory]
    [InlineData("CRM_DYNAMIC_2_DETAIL_TAB", "DEAL", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_02_DETAIL_TAB", "DEAL", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_2_DETAIL_TAB", "DEAL", "CRM_DEAL_DETAIL_TAB")]
    [InlineData("CRM_DYNAMIC_31_LIST_MENU", "SMART_INVOICE", "CRM_SMART_INVOICE_LIST_MENU")]
    [InlineData("CRM_DYNAMIC_5_LIST_MENU", "SMART_INVOICE", "CRM_SMART_INVOICE_LIST_MENU")] // the old invoice
    [InlineData("CRM_DYNAMIC_6_LIST_MENU", "ACTIVITY", "CRM_ACTIVITY_LIST_MENU")]
    [InlineData("CRM_DYNAMIC_2_FUNNELS_TOOLBAR", "DEAL", "CRM_FUNNELS_TOOLBAR")] // implied
    [InlineData("CRM_DYNAMIC_14_LIST_MENU", "ORDER", "CRM_ORDER_LIST_TOOLBAR")] // has a name, but no such code
    [InlineData("CRM_DYNAMIC_6_DETAIL_TAB", "ACTIVITY")]
    public void A_number_of_an_entity_with_a_name_is_malformed(string code, string entity, params string[] replacements)
    {
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;

        Assert.Equal(CodeProblemKind.MalformedEntityType, problem.Kind);
        Assert.Equal(entity, problem.Entity);
        Assert.Equal(replacements, problem.Replacements);
    }

    [Theory]
    [InlineData("CRM_XXX_FUNNELS_TOOLBAR", "XXX")]
    [InlineData("crm_xxx_funnels_toolbar", "XXX")]
    [InlineData("CRM_{entityType}_FUNNELS_TOOLBAR", "{ENTITYTYPE}")]
    [InlineData("CRM_<TYPE>_FUNNELS_TOOLBAR", "<TYPE>")]
    [InlineData("CRM_*_FUNNELS_TOOLBAR", "*")]
    public void A_placeholder_may_stand_for_every_code_of_the_family(string code, string part)
    {
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;

        Assert.Equal(CodeProblemKind.MalformedEntityType, problem.Kind);
        Assert.True(problem.IsPlaceholder);
        Assert.Equal(part, problem.EntityPart);
        Assert.Equal(["CRM_FUNNELS_TOOLBAR", "CRM_SMART_INVOICE_FUNNELS_TOOLBAR", "CRM_DYNAMIC_*_FUNNELS_TOOLBAR"], problem.Replacements);
    }

    [Theory]
    [InlineData("CRM_DEAL_FUNNELS_TOOLBAR", "DEAL", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("crm_deal_funnels_toolbar ", "DEAL", "CRM_FUNNELS_TOOLBAR")]
    [InlineData("CRM_LEAD_FUNNELS_TOOLBAR", "LEAD", "CRM_LEAD_DETAIL_TOOLBAR", "CRM_LEAD_LIST_TOOLBAR", "CRM_LEAD_ROBOT_DESIGNER_TOOLBAR")]
    [InlineData("CRM_ORDER_LIST_MENU", "ORDER", "CRM_ORDER_LIST_TOOLBAR")]
    [InlineData("CRM_ORDER_DETAIL_TOOLBAR", "ORDER", "CRM_ORDER_DETAIL_TAB", "CRM_ORDER_DETAIL_ACTIVITY", "CRM_ORDER_LIST_TOOLBAR")]
    [InlineData("CRM_CONTACT_ACTIVITY_TIMELINE_MENU", "CONTACT", "CRM_CONTACT_DETAIL_ACTIVITY", "CRM_CONTACT_LIST_MENU")]
    [InlineData("CRM_ACTIVITY_DETAIL_TAB", "ACTIVITY")]
    public void An_entity_that_the_family_lacks_is_unsupported(string code, string entity, params string[] replacements)
    {
        CodeProblem problem = PlacementCatalog.Diagnose(code)!;

        Assert.Equal(CodeProblemKind.UnsupportedEntityType, problem.Kind);
        Assert.Equal(entity, problem.Entity);
        Assert.Equal(replacements, problem.Replacements);
    }

    [Fact]
    public void Every_entity_is_supported_or_explained_in_every_family()
    {
        foreach (PlacementFamily family in PlacementCatalog.Families.Where(
            static family => family.Name.Contains(PlacementFamily.EntityPart, StringComparison.Ordinal)))
        {
            foreach (CrmEntityType entity in CrmEntityType.All)
            {
                string code = family.Name.Replace(PlacementFamily.EntityPart, entity.Name, StringComparison.Ordinal);
                CodeProblemKind? expected = PlacementCatalog.Find(code) is not null ? null
                    : entity.Successor is null ? CodeProblemKind.UnsupportedEntityType
                    : CodeProblemKind.UnknownCode;
                CodeProblem? problem = PlacementCatalog.Diagnose(code);

                Assert.Equal(expected, problem?.Kind);
                Assert.All(
                    problem?.Replacements ?? [], static replacement => Assert.True(PlacementCatalog.Find(replacement)!.IsSuggestable));
            }
        }
    }

    [Fact]
    public void Entities_that_are_no_more_have_a_successor_that_is()
    {
        Assert.All(CrmEntityType.All, static entity =>
            Assert.True(entity.Successor is null || CrmEntityType.Find(entity.Successor) is { Successor: null }));
    }
}
