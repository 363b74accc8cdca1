using Microsoft.EntityFrameworkCore;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Catalog.Import;

/// <summary>
/// Chooses what shoppers filter by in categories where nobody has chosen: attributes that many products of the branch have, with
/// more than one value and not more than a list can show. Words come before measures, and the packing does not count.
/// </summary>
internal static class FacetChoice
{
    private const double Coverage = 0.3;
    private const double WorthOfMeasures = 0.5;
    private const int MostValues = 40;
    private const int MostNumbers = 400;
    private const int MostFacets = 8;

    public static async Task MakeAsync(StorefrontContext context, CancellationToken ct)
    {
        // Sorts hundreds of thousands of values once, in this transaction only.
        await context.Database.ExecuteSqlRawAsync("set local work_mem = '64MB'", ct);
        await context.Database.ExecuteSqlAsync(
            $"""
            with leaf as (
                select p.category_id, v.attribute_id, coalesce(v.text, v.number::text, v.flag::text) as choice, count(distinct p.id) as products
                from catalog.products p join catalog.attribute_values v on v.product_id = p.id
                group by 1, 2, 3
            ),
            branch as (
                select a.id as category, d.id as leaf
                from catalog.categories a join catalog.categories d on d.id = a.id or d.path like a.path || '/%'
                where not exists (select from catalog.category_attributes c where c.category_id = a.id)
            ),
            size as (select b.category, count(*) as products from branch b join catalog.products p on p.category_id = b.leaf group by 1),
            used as (
                select b.category, l.attribute_id, sum(l.products) as products, count(distinct l.choice) as choices, max(length(l.choice)) as longest
                from branch b join leaf l on l.category_id = b.leaf
                group by 1, 2
            ),
            ranked as (
                select u.category, u.attribute_id, row_number() over (
                    partition by u.category
                    order by u.products * case when a.type = 'Number' then {WorthOfMeasures} else 1 end desc, u.choices, a.code) as place
                from used u join size s on s.category = u.category join catalog.attributes a on a.id = u.attribute_id
                where u.products >= {Coverage} * s.products and u.choices > 1 and u.longest <= 60
                  and u.choices <= case when a.type = 'Number' then {MostNumbers} else {MostValues} end
                  and a.code !~ '^(package|packaging|pallet|master|carton)_'
            )
            insert into catalog.category_attributes (category_id, attribute_id, sort)
            select category, attribute_id, place - 1 from ranked where place <= {MostFacets}
            on conflict do nothing
            """,
            ct);
    }
}
