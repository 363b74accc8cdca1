using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database;

internal sealed class TypedIdConverter<T>() : ValueConverter<T, Guid>(id => id.Value, value => From(value))
    where T : struct, ITypedId<T>
{
    private static T From(Guid value) => T.From(value);
}

internal sealed class CurrencyConverter() : ValueConverter<Currency, string>(currency => currency.Code, code => Currency.Parse(code));
