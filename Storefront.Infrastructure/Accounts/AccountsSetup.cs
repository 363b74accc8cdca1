using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Storefront.Core.Accounts;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Accounts;

public static class AccountsSetup
{
    public static IServiceCollection AddStorefrontAccounts(this IServiceCollection services)
    {
        // The name is part of every key, so that all nodes and all releases read each other's cookies.
        services.AddDataProtection().SetApplicationName("storefront").PersistKeysToDbContext<StorefrontContext>();
        services.AddIdentityRegister();
        services.AddSingleton<SessionCache>();
        services.AddSingleton<ITicketStore, SessionTickets>();
        services.AddSingleton<IAccounts, IdentityAccounts>();
        services.AddSingleton<IPasswords, IdentityPasswords>();
        services.AddSingleton<ISecondFactor, IdentitySecondFactor>();
        services.AddSingleton<FirstOwner>();
        services.AddSingleton<IStartupStep>(provider => provider.GetRequiredService<FirstOwner>());
        return services.AddAccountUseCases();
    }

    private static IServiceCollection AddAccountUseCases(this IServiceCollection services) => services
        .AddSingleton<GuestIds>()
        .AddSingleton<SignInPace>()
        .AddSingleton<PasswordRules>()
        .AddScoped<SendAccountMail>()
        .AddScoped<RegisterCustomer>()
        .AddScoped<ConfirmAddress>()
        .AddScoped<SignIn>()
        .AddScoped<VerifyCode>()
        .AddScoped<AdoptGuest>()
        .AddScoped<CustomerIds>()
        .AddScoped<AskForPasswordReset>()
        .AddScoped<ResetPassword>()
        .AddScoped<ChangePassword>()
        .AddScoped<FindSession>()
        .AddScoped<ListSessions>()
        .AddScoped<EndSessions>()
        .AddScoped<ForgetSessions>()
        .AddScoped<ListAddresses>()
        .AddScoped<SaveAddress>()
        .AddScoped<RemoveAddress>();

    private static void AddIdentityRegister(this IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = ""; // the name is the mail address, which has checked itself
                options.Tokens.EmailConfirmationTokenProvider = ConfirmationKeys.Provider;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<StorefrontContext>()
            .AddClaimsPrincipalFactory<SignInClaims>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<ConfirmationKeys>(ConfirmationKeys.Provider);
        // Judging new passwords is the shop's own rule (Core); Identity's wants digits and signs, which makes passwords worse.
        services.RemoveAll<IPasswordValidator<User>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = IdentityPasswords.Rounds);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = TimeSpan.FromHours(2));
    }
}
