using Microsoft.EntityFrameworkCore;
using Storefront.Core.Catalog;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Shared;

namespace Storefront.Core.Carts;

/// <summary>Puts pieces of a variant into the customer's open cart, which is made when there is none.</summary>
public sealed class AddToCart(IStorefrontDb db, ShopOptions shop, TimeProvider clock)
{
    public sealed record Command(CustomerId Customer, string Sku, int Quantity);

    public abstract record Result
    {
        private Result()
        {
        }

        /// <param name="Quantity">How many of it are in the cart now.</param>
        public sealed record Added(string Title, int Quantity) : Result;

        public sealed record NotForSale : Result;

        /// <param name="Available">The most that can be had; the cart was not changed beyond it.</param>
        public sealed record OnlySomeLeft(string Title, int Available) : Result;

        public sealed record QuantityOutOfRange : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) => db.RunAsync(async (work, token) =>
    {
        if (command.Quantity is < 1 or > CartItem.MaxQuantity) return new Result.QuantityOutOfRange();
        var now = clock.GetUtcNow();
        if (await FindAsync(work, command.Sku, now, token) is not { } found) return new Result.NotForSale();

        var cart = await work.LockOpenCartAsync(command.Customer, token) ?? work.Carts.Add(new(command.Customer, CartId.New(), shop.SellingCurrency, now)).Entity;
        var item = await work.CartItems.SingleOrDefaultAsync(i => i.CustomerId == command.Customer && i.CartId == cart.Id && i.VariantId == found.Variant, token);
        var wanted = (item?.Quantity ?? 0) + command.Quantity;
        var available = await work.AvailableAsync(command.Customer, [found.Variant], token);
        var possible = Math.Min(CartItem.MaxQuantity, available[found.Variant]);
        if (possible <= 0) return new Result.OnlySomeLeft(found.Title, 0);

        if (item is null) work.CartItems.Add(item = new(command.Customer, cart.Id, found.Variant, Math.Min(wanted, possible), found.Price.Minor, now));
        else item.SetQuantity(Math.Min(wanted, possible));
        cart.Touch(now);
        work.Publish(new CartChanged(command.Customer, cart.Id, found.Product, item.Quantity));
        await work.CommitAsync(token);
        return wanted > possible ? new Result.OnlySomeLeft(found.Title, possible) : (Result)new Result.Added(found.Title, item.Quantity);
    }, ct);

    private async Task<(VariantId Variant, ProductId Product, string Title, Money Price)?> FindAsync(IWork work, string sku, DateTimeOffset now, CancellationToken ct)
    {
        var currency = shop.SellingCurrency;
        var row = await (
            from variant in work.Variants
            join product in work.Products on variant.ProductId equals product.Id
            join price in work.Prices on variant.Id equals price.VariantId
            where variant.Sku == sku && variant.Active && price.Currency == currency
            select new { variant.Id, Product = product.Id, product.Title, Publication = new Publication(product.PublishedAt, product.UnpublishedAt), Price = price }).SingleOrDefaultAsync(ct);
        return row is not null && row.Publication.At(now) == PublicationState.Published ? (row.Id, row.Product, row.Title, row.Price.Amount) : null;
    }
}

/// <summary>A customer's cart holds another quantity of a product.</summary>
public sealed record CartChanged(CustomerId Customer, CartId Cart, ProductId Product, int Quantity) : IDomainEvent;
