using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Accounts;

/// <summary>Identity's managers live as long as one call: circuits live long, and their context must not.</summary>
internal static class IdentityScope
{
    extension(IServiceScopeFactory scopes)
    {
        public async Task<T> WithUsersAsync<T>(Func<UserManager<User>, Task<T>> work)
        {
            await using var scope = scopes.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<UserManager<User>>());
        }

        public Task<T> WithUserAsync<T>(CustomerId id, Func<UserManager<User>, User, Task<T>> work) =>
            scopes.WithUsersAsync(async users => await work(users, await users.FindByIdAsync(id.ToString()) ?? throw new NoSuchAccountException(id)));
    }

    extension(IdentityResult result)
    {
        public void MustSucceed()
        {
            if (!result.Succeeded) throw new IdentityRefusedException(result);
        }
    }
}

/// <summary>An id that was read a moment ago has no account any more.</summary>
public sealed class NoSuchAccountException(CustomerId id) : InvalidOperationException($"There is no account {id}.");

/// <summary>Identity refused what the shop's own rules had allowed.</summary>
public sealed class IdentityRefusedException(IdentityResult result)
    : InvalidOperationException("Identity refused: " + string.Join(", ", result.Errors.Select(error => error.Code)));
