using Microsoft.EntityFrameworkCore;
using Storefront.Core.Content;
using Storefront.Core.Shared;

namespace Storefront.Core.Notifications;

/// <summary>Signs messages with the shop's name and contact in the reader's language.</summary>
public sealed class Signatures(ShopOptions shop)
{
    public async Task<ShopSignature> InAsync(string language, ITables tables, CancellationToken ct)
    {
        var profiles = await tables.ShopProfiles.AsNoTracking().Where(p => p.Language == language || p.Language == shop.Language).ToListAsync(ct);
        var facts = (profiles.Find(p => p.Language == language) ?? profiles.FirstOrDefault())?.Facts;
        var contact = facts?.Contact;
        var place = contact is null ? null : $"{contact.Street}, {contact.Postcode} {contact.City}, {contact.Country}";
        return new(facts?.Name ?? shop.Name, shop.PublicUrl, contact?.Email, contact?.Phone, place);
    }
}
