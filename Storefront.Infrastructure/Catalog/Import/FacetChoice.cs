using Microsoft.EntityFrameworkCore;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>
/// Chooses what shoppers filter by in categories where nobody has chosen: attributes that many products of the branch have, with
/// more than one value and not more than a list can show. Numbers may have more, because they are shown as ranges.
/// </summary>
internal static class FacetChoice
{
    private const double Coverage = 0.3;
    private const int MostValues = 40;
    private const int MostNumbers = 400;
    private const int MostFacets = 10;

    public static Task MakeAsync(StorefrontContext context, CancellationToken ct) => context.Database.ExecuteSqlAsync(
        $"""
        with branch as (
            select a.id as category, p.id as product
            from catalog.categories a
            join catalog.categories d on d.id = a.id or d.path like a.path || '/%'
            join catalog.products p on p.category_id = d.id
            where not exists (select from catalog.category_attributes c where c.category_id = a.id)
        ),
        size as (select category, count(*) as products from branch group by category),
        used as (
            select b.category, v.attribute_id, count(distinct b.product) as products,
                   count(distinct coalesce(v.text, v.number::text, v.flag::text)) as choices, bool_or(v.number is not null) as is_number,
                   max(length(v.text)) as longest
            from branch b join catalog.attribute_values v on v.product_id = b.product
            group by b.category, v.attribute_id
        ),
        ranked as (
            select u.category, u.attribute_id, row_number() over (partition by u.category order by u.products desc, u.choices, u.attribute_id) as place
            from used u join size s on s.category = u.category
            where u.products >= {Coverage} * s.products and u.choices > 1
              and u.choices <= case when u.is_number then {MostNumbers} else {MostValues} end and coalesce(u.longest, 0) <= 60
        )
        insert into catalog.category_attributes (category_id, attribute_id, sort)
        select category, attribute_id, place - 1 from ranked where place <= {MostFacets}
        on conflict do nothing
        """,
        ct);
}
