using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Inventory.Office;

/// <summary>Opens a warehouse, or says something else of one. Orders that were placed keep what they were told of the place.</summary>
public sealed class SaveWarehouse(IStorefrontDb db)
{
    /// <summary>The most characters of a text, but for <see cref="LongestOpening"/>.</summary>
    public const int Longest = 200;

    public const int LongestOpening = 1_000;

    public const int LongestPostcode = 16;

    /// <param name="Id">A new id opens a warehouse.</param>
    /// <param name="Code">Two to 32 small letters, digits and hyphens; imports name the warehouse by it. It stays once the warehouse is open.</param>
    public sealed record Command(WarehouseId Id, string Code, WarehouseTerms Terms);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Saved : Result;

        /// <summary>No warehouse has no name, and none has a code of other letters.</summary>
        public sealed record BadName : Result;

        public sealed record CodeTaken : Result;

        /// <summary>A place that shoppers come to has a street, a city and a country.</summary>
        public sealed record AddressMissing : Result;

        /// <summary>The country is none, or no place on the earth has these degrees.</summary>
        public sealed record BadPlace : Result;

        public sealed record TooLong : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct) =>
        Fault(command) is { } fault ? Task.FromResult(fault) : db.RunAsync((work, token) => SaveAsync(work, command, token), ct);

    private static async Task<Result> SaveAsync(IWork work, Command command, CancellationToken ct)
    {
        var warehouse = await work.Warehouses.SingleOrDefaultAsync(one => one.Id == command.Id, ct);
        if (warehouse is null)
        {
            if (await work.Warehouses.AnyAsync(one => one.Code == command.Code, ct)) return new Result.CodeTaken();
            work.Warehouses.Add(warehouse = new(command.Id, command.Code, command.Terms.Name, command.Terms.City, command.Terms.Priority));
        }
        warehouse.Describe(command.Terms);
        await work.CommitAsync(ct);
        return new Result.Saved();
    }

    private static Result? Fault(Command command)
    {
        var (code, terms) = (command.Code, command.Terms);
        if (terms.Name.Length == 0 || code.Length is < 2 or > 32 || !code.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-')) return new Result.BadName();
        if (new[] { terms.Name, terms.Street, terms.City, terms.PlaceName }.Any(text => text.Length > Longest)) return new Result.TooLong();
        if (terms.Opening.Length > LongestOpening || terms.Postcode.Length > LongestPostcode) return new Result.TooLong();
        if (terms.Country is { } country && !Countries.All.Contains(country)) return new Result.BadPlace();
        if (terms.At is { } at && (Math.Abs(at.Latitude) > 90 || Math.Abs(at.Longitude) > 180)) return new Result.BadPlace();
        return terms.Collects && (terms.Street.Length == 0 || terms.City.Length == 0 || terms.Country is null) ? new Result.AddressMissing() : null;
    }
}
