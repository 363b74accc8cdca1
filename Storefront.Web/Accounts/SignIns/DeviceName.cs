namespace Storefront.Web.Accounts.SignIns;

/// <summary>Calls a browser by the names that its owner knows.</summary>
internal static class DeviceName
{
    // Browsers claim to be their ancestors as well, so the youngest name counts.
    private static readonly (string Mark, string Name)[] s_browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari")];

    private static readonly (string Mark, string Name)[] s_systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    public static (string Browser, string System)? Of(string? device) =>
        First(s_browsers, device) is { } browser && First(s_systems, device) is { } system ? (browser, system) : null;

    private static string? First((string Mark, string Name)[] names, string? device) =>
        device is null ? null : names.FirstOrDefault(name => device.Contains(name.Mark, StringComparison.Ordinal)).Name;
}
