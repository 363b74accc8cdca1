using Microsoft.AspNetCore.Identity;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Accounts;

/// <summary>Somebody who can sign in. The id is the customer's id, so that a guest keeps everything when registering.</summary>
public sealed class User : IdentityUser<Guid>
{
    public UserStatus Status { get; set; }

    public string? FullName { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public CustomerId Customer => new(Id);
}

public enum UserStatus
{
    Active,
    Blocked,
}
