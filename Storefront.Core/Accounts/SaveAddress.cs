using Microsoft.EntityFrameworkCore;
using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>Adds an address to a customer's book, or changes one. The first one is the default.</summary>
public sealed class SaveAddress(IStorefrontDb db, TimeProvider clock)
{
    /// <summary>The most addresses in one book.</summary>
    public const int Most = 50;

    /// <param name="Id">Null adds one.</param>
    public sealed record Command(CustomerId Customer, AddressId? Id, PostalAddress Postal, bool MakeDefault);

    public abstract record Result
    {
        private Result()
        {
        }

        public sealed record Saved(AddressId Id) : Result;

        public sealed record Refused(IReadOnlyList<AccountProblem> Problems) : Result;

        /// <summary>Not in this customer's book.</summary>
        public sealed record Unknown : Result;

        public sealed record BookIsFull : Result;
    }

    public Task<Result> ExecuteAsync(Command command, CancellationToken ct)
    {
        var problems = AddressRules.Check(command.Postal).ToList();
        return problems.Count > 0 ? Task.FromResult<Result>(new Result.Refused(problems)) : db.RunAsync((work, token) => SaveAsync(work, command, token), ct);
    }

    private async Task<Result> SaveAsync(IWork work, Command command, CancellationToken ct)
    {
        var book = await work.Addresses.Where(a => a.CustomerId == command.Customer).ToListAsync(ct);
        var address = book.Find(a => a.Id == command.Id);
        if (command.Id is not null && address is null) return new Result.Unknown();
        if (address is null && book.Count >= Most) return new Result.BookIsFull();

        if (address is null) work.Addresses.Add(address = new(command.Customer, AddressId.New(), command.Postal, clock.GetUtcNow()));
        else address.Change(command.Postal);
        if (command.MakeDefault || book.Count == 0)
            foreach (var one in book.Append(address)) one.MakeDefault(one.Id == address.Id);
        await work.CommitAsync(ct);
        return new Result.Saved(address.Id);
    }
}
