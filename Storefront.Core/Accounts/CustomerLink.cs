using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>A guest's id that belongs to an account since somebody signed in with it; keys are never rewritten.</summary>
public sealed class CustomerLink
{
    private CustomerLink()
    {
    }

    public CustomerLink(CustomerId guest, CustomerId account, DateTimeOffset now)
    {
        GuestId = guest;
        AccountId = account;
        LinkedAt = now;
    }

    public CustomerId GuestId { get; private set; }

    public CustomerId AccountId { get; private set; }

    public DateTimeOffset LinkedAt { get; private set; }
}
