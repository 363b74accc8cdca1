using System.Reflection;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Edges
{
    public sealed class FeatureEdgesTests
    {
        private const string Sample = "Storefront.Tests.Architecture.Edges.SampleFeatures";

        private static readonly (Assembly Assembly, string Name, Dictionary<string, string[]> Allowed)[] s_projects =
        [
            (typeof(IStorefrontDb).Assembly, "Storefront.Core", FeatureEdges.Core),
            (typeof(StorefrontContext).Assembly, "Storefront.Infrastructure", FeatureEdges.Infrastructure),
            (typeof(Program).Assembly, "Storefront.Web", FeatureEdges.Web),
        ];

        [Fact]
        public void Features_use_only_the_features_that_the_list_allows() =>
            Listed.Nothing(s_projects.SelectMany(project => FeatureEdges.Undeclared(CompiledCode.Uses(project.Assembly), project.Name, project.Allowed)));

        [Fact]
        public void The_list_allows_nothing_that_nobody_uses() =>
            Listed.Nothing(s_projects.SelectMany(project => FeatureEdges.Unused(CompiledCode.Uses(project.Assembly), project.Name, project.Allowed)));

        [Fact]
        public void Twin_an_edge_that_is_not_listed_is_seen_and_one_that_nobody_uses_too()
        {
            var uses = CompiledCode.Uses(typeof(FeatureEdgesTests).Assembly);

            Assert.Equal([$"Carts -> Orders: {Sample}.Carts.Cart"], FeatureEdges.Undeclared(uses, Sample, new() { ["Carts"] = ["Catalog"] }));
            Assert.Equal(["Carts -> Catalog"], FeatureEdges.Unused(uses, Sample, new() { ["Carts"] = ["Catalog", "Orders"] }));
        }

        [Fact]
        public void The_features_of_Core_form_no_cycle() => Listed.Nothing(FeatureEdges.InCycles(FeatureEdges.Core));

        [Fact]
        public void Cycles_of_the_other_projects_are_those_with_a_reason()
        {
            Listed.OnlyThose(FeatureEdges.InCycles(FeatureEdges.Infrastructure), FeatureEdges.InfrastructureCycles);
            Listed.OnlyThose(FeatureEdges.InCycles(FeatureEdges.Web), FeatureEdges.WebCycles);
        }

        [Fact]
        public void Twin_a_cycle_over_three_features_is_seen() =>
            Assert.Equal(["A", "B", "C"], FeatureEdges.InCycles(new() { ["A"] = ["B"], ["B"] = ["C"], ["C"] = ["A"], ["D"] = ["A"] }));

        [Fact]
        public void Nobody_imports_Notifications_but_its_own_office_page_and_its_schedule() =>
            Listed.OnlyThose(s_projects.SelectMany(project => FeatureEdges.UsersOf("Notifications", CompiledCode.Uses(project.Assembly))), FeatureEdges.UsersOfNotifications);

        [Fact]
        public void Twin_a_feature_that_imports_another_is_named() =>
            Assert.Equal([$"{Sample}.Carts.Cart"], FeatureEdges.UsersOf("Orders", CompiledCode.Uses(typeof(FeatureEdgesTests).Assembly), Sample));
    }
}

namespace Storefront.Tests.Architecture.Edges.SampleFeatures.Orders
{
    internal sealed class Order;
}

namespace Storefront.Tests.Architecture.Edges.SampleFeatures.Carts
{
    internal sealed class Cart
    {
        public static async Task<object> OrderAsync()
        {
            await Task.Yield();
            return new Orders.Order();
        }
    }
}
