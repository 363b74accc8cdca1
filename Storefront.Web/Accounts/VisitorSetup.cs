using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Storefront.Core.Accounts;
using Storefront.Web.Accounts.SignIns;

namespace Storefront.Web.Accounts;

/// <summary>Who is at the door: cookies, sessions, guests, and who may enter the office.</summary>
internal static class VisitorSetup
{
    public static IServiceCollection AddVisitors(this IServiceCollection services)
    {
        services.AddSingleton<GuestCookie>().AddSingleton<KnownBrowser>().AddScoped<Door>();
        services.AddScoped<AuthenticationStateProvider, SessionAuthenticationState>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, SignedIn)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, HalfWay);
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, KeepSessionsInDatabase>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Staff, policy => policy.RequireRole(AccountRoles.Staff, AccountRoles.Owner).RequireAssertion(HasSecondFactor))
            .AddPolicy(Policies.Owner, policy => policy.RequireRole(AccountRoles.Owner).RequireAssertion(HasSecondFactor));
        return services;
    }

    /// <summary>Stands behind authentication and the output cache, before authorisation and the endpoints.</summary>
    public static IApplicationBuilder UseVisitors(this IApplicationBuilder app) => app.UseMiddleware<GuestVisitors>();

    private static void SignedIn(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "session";
        Harden(options);
        options.ExpireTimeSpan = SessionLife.Customer.Idle;
        options.SlidingExpiration = true;
        options.LoginPath = options.AccessDeniedPath = "/account/sign-in";
        options.ReturnUrlParameter = "returnUrl";
        options.Events.OnRedirectToAccessDenied = AskForSecondFactor;
    }

    /// <summary>Between the right password and the code of the second factor.</summary>
    private static void HalfWay(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "second-factor";
        Harden(options);
        options.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        options.SlidingExpiration = false;
    }

    private static void Harden(CookieAuthenticationOptions options)
    {
        options.CookieManager = new SecureCookies();
        options.Cookie.Path = "/";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.Cookie.IsEssential = true;
    }

    private static Task AskForSecondFactor(RedirectContext<CookieAuthenticationOptions> context)
    {
        var address = context.HttpContext.User.HasClaim(claim => claim.Type == AccountClaims.NeedsSecondFactor)
            ? context.RedirectUri.Replace("/account/sign-in?", "/account/two-factor?", StringComparison.Ordinal)
            : context.RedirectUri;
        context.Response.Redirect(address);
        return Task.CompletedTask;
    }

    private static bool HasSecondFactor(Microsoft.AspNetCore.Authorization.AuthorizationHandlerContext context) =>
        !context.User.HasClaim(claim => claim.Type == AccountClaims.NeedsSecondFactor);

    private sealed class KeepSessionsInDatabase(ITicketStore tickets) : IConfigureNamedOptions<CookieAuthenticationOptions>
    {
        public void Configure(string? name, CookieAuthenticationOptions options)
        {
            if (name == IdentityConstants.ApplicationScheme) options.SessionStore = tickets;
        }

        public void Configure(CookieAuthenticationOptions options)
        {
        }
    }
}

/// <summary>Names of the rules that guard routes.</summary>
public static class Policies
{
    /// <summary>Staff and owners, with their second factor set up.</summary>
    public const string Staff = "Staff";

    public const string Owner = "Owner";
}
