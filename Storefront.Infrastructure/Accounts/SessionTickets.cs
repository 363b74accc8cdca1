using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Storefront.Core.Accounts;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Accounts;

/// <summary>
/// Keeps sign-ins in <c>accounts.auth_sessions</c>. The cookie holds a random reference of 256 bits, the table its hash, so neither a copy of the
/// table nor an old cookie opens anything.
/// </summary>
public sealed class SessionTickets(
    IDbContextFactory<StorefrontContext> contexts, IDataProtectionProvider protection, SessionCache cache, TimeProvider clock) : ITicketStore
{
    private readonly IDataProtector _seal = protection.CreateProtector("Storefront.Session.v1");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => KeepAsync(ticket, null, CancellationToken.None);

    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        KeepAsync(ticket, SessionPlace.Of(httpContext), cancellationToken);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        if (HashOf(key) is not { } hash) return null;
        var now = clock.GetUtcNow();
        if (cache.Find(hash) is not { } session)
        {
            if (await ReadAsync(hash) is not { } fresh) return null;
            session = fresh;
            cache.Keep(hash, session);
        }

        return session.IsLive(now) ? TicketSerializer.Default.Deserialize(session.Ticket) : null;
    }

    public async Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (HashOf(key) is not { } hash) return;
        var sealedTicket = Seal(ticket);
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<AuthSession>().Where(s => s.SecretHash == hash && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Ticket, sealedTicket));
        cache.Forget(hash);
    }

    public async Task RemoveAsync(string key)
    {
        if (HashOf(key) is not { } hash) return;
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        await context.Set<AuthSession>().Where(s => s.SecretHash == hash && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
        cache.Forget(hash);
    }

    private static byte[]? HashOf(string key)
    {
        try
        {
            return SHA256.HashData(WebEncoders.Base64UrlDecode(key));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<string> KeepAsync(AuthenticationTicket ticket, SessionPlace? place, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var id = SessionId.New();
        var user = CustomerId.From(Guid.Parse(ticket.Principal.FindFirstValue(AccountClaims.Customer)!));
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(AccountClaims.Session, id.ToString()));
        var secret = RandomNumberGenerator.GetBytes(32);
        await using var context = await contexts.CreateDbContextAsync(ct);
        var end = SessionLives.Of(ticket.Principal).EndOf(now, now);
        context.Add(new AuthSession(id, user, SHA256.HashData(secret), Seal(ticket), now, end) { Ip = place?.Ip, Device = place?.Device });
        await context.SaveChangesAsync(ct);
        return WebEncoders.Base64UrlEncode(secret);
    }

    private async Task<LiveSession?> ReadAsync(byte[] hash)
    {
        var now = clock.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync();
        var row = await context.Set<AuthSession>().AsNoTracking()
            .Where(s => s.SecretHash == hash && s.EndedAt == null && s.ExpiresAt > now)
            .Join(context.Users.Where(u => u.Status == UserStatus.Active), s => (Guid)(object)s.UserId, u => u.Id, (s, u) => new { Session = s, u.SecurityStamp })
            .FirstOrDefaultAsync();
        if (row is null || Open(row.Session.Ticket) is not { } ticket || !SessionLives.IsOfStamp(ticket, row.SecurityStamp)) return null;

        var end = await SeeAsync(context, row.Session, ticket.Principal, now);
        return new LiveSession(TicketSerializer.Default.Serialize(ticket), end, now);
    }

    private static async Task<DateTimeOffset> SeeAsync(StorefrontContext context, AuthSession session, ClaimsPrincipal person, DateTimeOffset now)
    {
        if (now - session.LastSeenAt < SessionLife.SeenEvery) return session.ExpiresAt;
        var end = SessionLives.Of(person).EndOf(session.IssuedAt, now);
        await context.Set<AuthSession>().Where(s => s.Id == session.Id && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.ExpiresAt, end));
        return end;
    }

    private byte[] Seal(AuthenticationTicket ticket) => _seal.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Open(byte[] sealedTicket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_seal.Unprotect(sealedTicket));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
