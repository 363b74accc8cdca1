using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Catalog.Editing;

/// <summary>Changes prices of a product's variants, all or none, and keeps what each was. Guarded against two editors like the texts.</summary>
public sealed class ChangePrices(IStorefrontDb db, ShowProductSheet sheet, TimeProvider clock)
{
    /// <param name="Seen">Version of the sheet that the editor had before him.</param>
    public sealed record Command(ProductId Product, long Seen, IReadOnlyList<NewPrice> Prices, string Staff);

    /// <param name="CompareAt">The former price, when reduced.</param>
    public sealed record NewPrice(VariantId Variant, Money Amount, Money? CompareAt);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Saved(ProductSheet Now) : Result;

        public sealed record Invalid(IReadOnlyList<PriceFault> Faults) : Result;

        public sealed record ChangedBySomebodyElse(ProductSheet Now) : Result;

        public sealed record NoSuchProduct : Result;
    }

    public async Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        if (command.Prices.SelectMany(Judge).ToList() is { Count: > 0 } faults) return new Result.Invalid(faults);
        try
        {
            var saved = await db.RunAsync((work, token) => SaveAsync(work, command, token), ct);
            if (await sheet.ExecuteAsync(command.Product, ct) is not { } now) return new Result.NoSuchProduct();
            return saved ? new Result.Saved(now) : new Result.ChangedBySomebodyElse(now);
        }
        catch (ConcurrentEditException)
        {
            return new Result.ChangedBySomebodyElse((await sheet.ExecuteAsync(command.Product, ct))!);
        }
    }

    private async Task<bool> SaveAsync(IWork work, Command command, CancellationToken ct)
    {
        var product = await work.Products.SingleOrDefaultAsync(p => p.Id == command.Product, ct);
        if (product is null || product.Version != command.Seen) return false;
        var variants = await work.Variants.Where(v => v.ProductId == product.Id).Select(v => v.Id).ToListAsync(ct);
        var stored = await work.Prices.Where(p => variants.Contains(p.VariantId)).ToListAsync(ct);
        var now = clock.GetUtcNow();
        foreach (var price in command.Prices.Where(price => variants.Contains(price.Variant)))
            Change(work, product.Id, stored, price, now);
        product.Touch(now, command.Staff);
        await work.CommitAsync(ct);
        return true;
    }

    private static void Change(IWork work, ProductId product, List<Price> stored, NewPrice price, DateTimeOffset now)
    {
        var row = stored.Find(p => p.VariantId == price.Variant && p.Currency == price.Amount.Currency);
        var before = row?.Amount;
        if (row is null)
            work.Prices.Add(new(price.Variant, price.Amount, stored.FirstOrDefault()?.IncludesTax ?? true, price.CompareAt));
        else
            row.Change(price.Amount, price.CompareAt);
        if (before != price.Amount) work.PriceHistory.Add(new(price.Variant, price.Amount, now));
        work.Publish(new PriceChanged(product, price.Variant, before ?? price.Amount, price.Amount));
    }

    private static IEnumerable<PriceFault> Judge(NewPrice price)
    {
        if (price.Amount.Minor < 0) yield return new(price.Variant, price.Amount.Currency, PriceFaultKind.Negative);
        if (price.CompareAt <= price.Amount) yield return new(price.Variant, price.Amount.Currency, PriceFaultKind.FormerPriceNotHigher);
    }
}

public sealed record PriceFault(VariantId Variant, Currency Currency, PriceFaultKind Kind);

public enum PriceFaultKind
{
    Negative,
    FormerPriceNotHigher,
}
