using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Balance;

/// <summary>One movement on the merchant's balance. Amounts in minor units, signed.</summary>
internal sealed record BalanceTransaction : IKept
{
    public required string Id { get; init; }

    public string Object => "balance_transaction";

    public required long Amount { get; init; }

    public required long AvailableOn { get; init; }

    public string BalanceType => "payments";

    public required long Created { get; init; }

    public required string Currency { get; init; }

    public string? Description { get; init; }

    public decimal? ExchangeRate => null;

    public required long Fee { get; init; }

    public IReadOnlyList<FeeDetail> FeeDetails { get; init; } = [];

    public long Net => Amount - Fee;

    public required string ReportingCategory { get; init; }

    public required string Source { get; init; }

    public string Status => "available";

    public required string Type { get; init; }

    public static BalanceTransaction Record(
        ApiCall call, string type, string source, long amount, long fee, string currency) =>
        call.Books.BalanceTransactions.Put(new BalanceTransaction
        {
            Id = Ids.New("txn"),
            Amount = amount,
            AvailableOn = call.Now,
            Created = call.Now,
            Currency = currency,
            Fee = fee,
            FeeDetails = fee == 0 ? [] : [new FeeDetail(fee, currency)],
            ReportingCategory = type == "adjustment" ? "dispute" : type,
            Source = source,
            Type = type,
        });
}

internal sealed record FeeDetail(long Amount, string Currency)
{
    public string? Application => null;

    public string Description => "Stripe processing fees";

    public string Type => "stripe_fee";
}
