using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Edges;

/// <summary>Which project may import what.</summary>
internal static class Layers
{
    /// <summary>All that Core may reference beside the runtime's own libraries.</summary>
    public static readonly string[] CoreMayReference = ["Microsoft.EntityFrameworkCore", "Microsoft.Extensions.Logging.Abstractions"];

    /// <summary>Runs before and beside the pages, like Program.cs.</summary>
    public static readonly Dictionary<string, string> PagesThatImportInfrastructure = new()
    {
        ["Storefront.Web.Catalog.ImportCommand"] = "The entry point of ./dev import: it wires a shop of its own, as Program.cs does.",
        ["Storefront.Web.Shared.Operations.ProveCommand"] = "The entry point of ./dev prove: it opens the books of the configured shop, as Program.cs does.",
    };

    public static IEnumerable<string> Beyond(IEnumerable<string?> referenced, IEnumerable<string> allowed) =>
        referenced.OfType<string>().Where(name => !allowed.Contains(name) && !IsRuntime(name));

    /// <summary>Types outside Program.cs and the Setup files that use the forbidden namespace.</summary>
    public static IEnumerable<string> Importers(IEnumerable<CompiledCode.Use> uses, string forbidden) =>
        uses.Where(use => IsInside(use.UsedNamespace, forbidden) && !IsWiring(use.Type)).Select(use => use.Type).Distinct();

    public static bool IsInside(string name, string prefix) => name == prefix || name.StartsWith(prefix + ".", StringComparison.Ordinal);

    private static bool IsWiring(string type) => type == nameof(Program) || type.EndsWith("Setup", StringComparison.Ordinal);

    private static bool IsRuntime(string name) => name is "netstandard" or "mscorlib" || (IsInside(name, "System") && !name.StartsWith("System.Web", StringComparison.Ordinal));
}
