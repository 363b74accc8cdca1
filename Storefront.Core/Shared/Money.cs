namespace Storefront.Core.Shared;

/// <summary>An amount in whole minor units (cents for EUR) of one currency. Arithmetic is checked; mixing currencies throws.</summary>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    public bool IsZero => Minor == 0;

    public static Money Zero(Currency currency) => new(0, currency);

    public static Money operator +(Money left, Money right) => new(checked(left.Minor + right.Same(left).Minor), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Minor - right.Same(left).Minor), left.Currency);

    public static Money operator *(Money money, int quantity) => new(checked(money.Minor * quantity), money.Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    public int CompareTo(Money other) => Minor.CompareTo(other.Same(this).Minor);

    /// <summary>The amount in major units, for people to read; never to calculate with.</summary>
    public decimal ToMajor() => (decimal)Minor / Currency.MinorUnits;

    public override string ToString() => $"{ToMajor().ToString($"F{Currency.Exponent}", System.Globalization.CultureInfo.InvariantCulture)} {Currency.Code}";

    private Money Same(Money other) =>
        Currency == other.Currency ? this : throw new CurrencyMismatchException(Currency, other.Currency);
}

/// <summary>Two amounts of different currencies met in one calculation: a programming error.</summary>
public sealed class CurrencyMismatchException(Currency left, Currency right)
    : InvalidOperationException($"Amounts in {left} and {right} cannot be combined.");
