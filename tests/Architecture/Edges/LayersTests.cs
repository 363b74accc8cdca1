using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;
using Storefront.Tests.Architecture.Edges.Sample.Web;
using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Edges
{
    public sealed class LayersTests
    {
        [Fact]
        public void Core_references_the_core_of_EF_and_the_abstraction_of_logs_and_nothing_else() =>
            Listed.Nothing(Layers.Beyond(typeof(IStorefrontDb).Assembly.GetReferencedAssemblies().Select(name => name.Name), Layers.CoreMayReference));

        [Fact]
        public void Twin_a_vendor_in_Core_is_seen() =>
            Assert.Equal(
                ["Npgsql", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.AspNetCore.Http"],
                Layers.Beyond(["System.Runtime", "Microsoft.EntityFrameworkCore", "Npgsql", "Microsoft.EntityFrameworkCore.Relational", "Microsoft.AspNetCore.Http"], Layers.CoreMayReference));

        [Fact]
        public void Infrastructure_knows_no_page() =>
            Assert.DoesNotContain("Storefront.Web", typeof(StorefrontContext).Assembly.GetReferencedAssemblies().Select(name => name.Name));

        [Fact]
        public void Only_Program_and_Setup_files_import_Infrastructure() =>
            Listed.OnlyThose(Layers.Importers(CompiledCode.Uses(typeof(Program).Assembly), "Storefront.Infrastructure"), Layers.PagesThatImportInfrastructure);

        [Fact]
        public void Twin_a_page_that_imports_Infrastructure_is_seen_and_a_Setup_is_not() =>
            Assert.Equal(
                [typeof(EagerPage).FullName],
                Layers.Importers(CompiledCode.Uses(typeof(LayersTests).Assembly), "Storefront.Tests.Architecture.Edges.Sample.Infrastructure"));
    }
}

namespace Storefront.Tests.Architecture.Edges.Sample.Infrastructure
{
    internal static class Table
    {
        public static int Rows() => 1;
    }
}

namespace Storefront.Tests.Architecture.Edges.Sample.Web
{
    internal sealed class EagerPage
    {
        public static Func<int> Count { get; } = () => Infrastructure.Table.Rows();
    }

    internal static class TableSetup
    {
        public static int Count => Infrastructure.Table.Rows();
    }
}
