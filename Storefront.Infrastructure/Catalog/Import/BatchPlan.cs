using Storefront.Core.Catalog.Import;
using Storefront.Core.Inventory;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>All rows that a batch writes.</summary>
internal sealed class BatchPlan
{
    public List<(ProductRow Row, string Slug, string Picture)> NewProducts { get; } = [];

    public List<ProductRow> ChangedProducts { get; } = [];

    public List<VariantRow> NewVariants { get; } = [];

    public List<VariantRow> ChangedVariants { get; } = [];

    public List<PriceRow> Prices { get; } = [];

    public List<AttributeRow> Attributes { get; } = [];

    /// <summary>Products whose attribute values are replaced by those in <see cref="Attributes"/>.</summary>
    public List<ProductId> ReplacedAttributes { get; } = [];

    /// <summary>Shelves that did not exist, or that hold another number now.</summary>
    public List<ShelfRow> Shelves { get; } = [];

    public List<Movement> Movements { get; } = [];

    /// <summary>Shelves that fell to their low mark.</summary>
    public List<StockRanLow> RanLow { get; } = [];

    /// <summary>Products that are new or in any way different, for the event.</summary>
    public HashSet<ProductId> Touched { get; } = [];

    public List<ImportProblem> Problems { get; } = [];

    public int Created { get; set; }

    public int Unchanged { get; set; }

    public BatchOutcome Outcome => new(Created, Touched.Count - Created, Unchanged, Problems.Count, Problems.Where(problem => problem.Rejected).Select(problem => problem.Row).Distinct().Count());
}
