using Storefront.Infrastructure.Accounts;

namespace Storefront.Web.Shared;

internal static class WelcomeSetup
{
    /// <summary>Tells who started the shop where it is and how to enter the office. A service, whose output only machines read, prints nothing.</summary>
    public static void WelcomeAtStart(this WebApplication app) => app.Lifetime.ApplicationStarted.Register(() =>
    {
        var owner = app.Services.GetRequiredService<FirstOwner>().Demo;
        if (owner is null && Console.IsOutputRedirected)
            return;
        var address = app.Urls.First().Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal);
        Console.WriteLine();
        Console.WriteLine($"  Shop   {address}");
        Console.WriteLine($"  Admin  {address}/admin{(owner is null ? "" : $"   {owner.Email}  {owner.Password}")}");
        Console.WriteLine("  Ctrl-C stops everything.");
        Console.WriteLine();
    });
}
