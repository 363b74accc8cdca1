using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Accounts;

internal sealed class IdentityAccounts(IServiceScopeFactory scopes, IDbContextFactory<StorefrontContext> contexts, TimeProvider clock) : IAccounts
{
    public Task<Account?> FindAsync(Email email, CancellationToken ct) =>
        scopes.WithUsersAsync(async users => await DescribeAsync(users, await users.FindByNameAsync(email.Value)));

    public Task<Account?> FindAsync(CustomerId id, CancellationToken ct) =>
        scopes.WithUsersAsync(async users => await DescribeAsync(users, await users.FindByIdAsync(id.ToString())));

    public async Task<bool> OwnsAsync(CustomerId id, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        return await context.Users.AnyAsync(u => u.Id == id.Value && u.EmailConfirmed, ct)
            || await context.Set<CustomerLink>().AnyAsync(link => link.GuestId == id, ct);
    }

    public Task<CustomerId?> AddAsync(NewAccount account, CancellationToken ct) => scopes.WithUsersAsync(async users =>
    {
        if (await users.FindByNameAsync(account.Email.Value) is { } holder)
        {
            if (holder.EmailConfirmed) return (CustomerId?)null;
            (await users.DeleteAsync(holder)).MustSucceed();
        }

        var user = NewUser(account, await IsFreeAsync(account.Wish, ct) ? account.Wish : CustomerId.New());
        var added = await users.CreateAsync(user, account.Password);
        if (added.Errors.Any(error => error.Code is nameof(IdentityErrorDescriber.DuplicateUserName) or nameof(IdentityErrorDescriber.DuplicateEmail))) return null;
        added.MustSucceed();
        (await users.AddToRoleAsync(user, account.Role)).MustSucceed();
        return user.Customer;
    });

    public Task<string> ConfirmationKeyAsync(CustomerId id, CancellationToken ct) =>
        scopes.WithUserAsync(id, (users, user) => users.GenerateEmailConfirmationTokenAsync(user));

    public Task<bool> ConfirmAsync(CustomerId id, string key, CancellationToken ct) => scopes.WithUsersAsync(async users =>
        await users.FindByIdAsync(id.ToString()) is { } user && (await users.ConfirmEmailAsync(user, key)).Succeeded);

    public async Task<ClaimsPrincipal> ClaimsAsync(CustomerId id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        var user = await users.FindByIdAsync(id.ToString()) ?? throw new NoSuchAccountException(id);
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<User>>().CreateAsync(user);
    }

    private static async Task<Account?> DescribeAsync(UserManager<User> users, User? user)
    {
        if (user is null || !Email.TryParse(user.Email, out var email)) return null;
        var roles = await users.GetRolesAsync(user);
        var isStaff = roles.Contains(AccountRoles.Staff) || roles.Contains(AccountRoles.Owner);
        var mustHave = isStaff && await SecondFactorRule.IsMissingAsync(users, user);
        return new(user.Customer, email, user.FullName, user.EmailConfirmed, user.Status is UserStatus.Blocked, isStaff, user.TwoFactorEnabled, mustHave);
    }

    private User NewUser(NewAccount account, CustomerId id) => new()
    {
        Id = id.Value,
        UserName = account.Email.Value,
        Email = account.Email.Value,
        EmailConfirmed = account.IsConfirmed,
        FullName = account.Name,
        CreatedAt = clock.GetUtcNow(),
    };

    private async Task<bool> IsFreeAsync(CustomerId id, CancellationToken ct)
    {
        await using var context = await contexts.CreateDbContextAsync(ct);
        return !await context.Users.AnyAsync(u => u.Id == id.Value, ct) && !await context.Set<CustomerLink>().AnyAsync(link => link.GuestId == id, ct);
    }
}
