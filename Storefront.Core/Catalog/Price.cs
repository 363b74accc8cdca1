using Storefront.Core.Shared;

namespace Storefront.Core.Catalog;

/// <summary>The price of a variant in one currency. Exchange rates never price anything.</summary>
public sealed class Price
{
    private Price()
    {
    }

    public Price(VariantId variant, Money amount, bool includesTax, Money? compareAt = null)
    {
        VariantId = variant;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        IncludesTax = includesTax;
        CompareAtMinor = compareAt?.Minor;
    }

    public VariantId VariantId { get; private set; }

    public Currency Currency { get; private set; }

    public long AmountMinor { get; private set; }

    /// <summary>The former price, when reduced.</summary>
    public long? CompareAtMinor { get; private set; }

    /// <summary>Entered with tax (consumers) or without (trade).</summary>
    public bool IncludesTax { get; private set; }

    public Money Amount => new(AmountMinor, Currency);

    public void Change(Money amount, Money? compareAt)
    {
        if (amount.Currency != Currency) throw new CurrencyMismatchException(Currency, amount.Currency);
        AmountMinor = amount.Minor;
        CompareAtMinor = compareAt?.Minor;
    }
}

/// <summary>A price as it was from a moment on; never changed. The lowest price of 30 days is computed from these rows.</summary>
public sealed class PriceChange
{
    private PriceChange()
    {
    }

    public PriceChange(VariantId variant, Money amount, DateTimeOffset from)
    {
        VariantId = variant;
        Currency = amount.Currency;
        AmountMinor = amount.Minor;
        From = from;
    }

    public VariantId VariantId { get; private set; }

    public Currency Currency { get; private set; }

    public DateTimeOffset From { get; private set; }

    public long AmountMinor { get; private set; }
}
