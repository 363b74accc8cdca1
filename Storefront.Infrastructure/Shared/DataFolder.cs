using System.Security.Cryptography;
using System.Text;

namespace Storefront.Infrastructure.Shared;

/// <summary>The folder of everything the shop keeps outside PostgreSQL, and of the embedded cluster.</summary>
/// <param name="Path">An absolute path; it need not exist yet.</param>
public sealed record DataFolder(string Path)
{
    private const string SharedByRoot = "/var/lib/storefront";

    /// <summary>Answers the folder of the setting <c>Data:Path</c>, or the default one when it is empty.</summary>
    /// <param name="setting">An absolute path, or one relative to <paramref name="contentRoot"/>.</param>
    /// <param name="contentRoot">The checkout with the solution, or the folder of a published shop.</param>
    public static DataFolder Resolve(string? setting, string contentRoot) =>
        Resolve(setting, contentRoot, Environment.IsPrivilegedProcess);

    internal static DataFolder Resolve(string? setting, string contentRoot, bool asRoot)
    {
        var root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(contentRoot));
        if (!string.IsNullOrWhiteSpace(setting))
            return new DataFolder(System.IO.Path.GetFullPath(setting.Trim(), root));

        var isCheckout = File.Exists(System.IO.Path.Combine(root, "Storefront.sln"));
        return isCheckout && asRoot && !OperatingSystem.IsWindows()
            ? new DataFolder(System.IO.Path.Combine(SharedByRoot, NameOf(root)))
            : new DataFolder(System.IO.Path.Combine(root, "data"));
    }

    /// <summary>The absolute path of something inside the folder.</summary>
    public string Inside(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([Path, .. parts]);

    // PostgreSQL never runs as root, and a checkout below /root is closed to every other user: so root's data
    // live elsewhere, in a folder that no two checkouts share.
    private static string NameOf(string checkout)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(checkout)))[..10];
        var letters = System.IO.Path.GetFileName(checkout).Where(char.IsAsciiLetterOrDigit).Take(20).ToArray();
        return letters.Length == 0 ? hash : $"{new string(letters)}-{hash}";
    }
}
