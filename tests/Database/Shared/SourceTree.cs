namespace Storefront.Tests.Shared;

/// <summary>Where the sources lie that the tests were built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) =>
        folder is null ? throw new DirectoryNotFoundException("The tests do not run from a checkout.")
        : File.Exists(Path.Combine(folder.FullName, "Storefront.sln")) ? folder.FullName
        : Find(folder.Parent);
}
