namespace Storefront.Web.Accounts.SignIns;

/// <summary>Where to go after signing in: only to a page of this shop, or a link in a mail could send people who trust the shop elsewhere.</summary>
internal static class ReturnAddress
{
    public static string? Local(string? address) =>
        address is { Length: > 0 and < 2_000 }
        && address[0] == '/'
        && (address.Length == 1 || address[1] is not ('/' or '\\'))
        && !address.Any(char.IsControl)
        && !address.StartsWith("/account/sign-", StringComparison.OrdinalIgnoreCase)
            ? address
            : null;
}
