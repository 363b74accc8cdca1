namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>The shop's own program, built for release.</summary>
internal static class ShopProgram
{
    public static string Root { get; } = Find();

    public static string File { get; } = Path.Combine(Root, "Storefront.Web", "bin", "Release", "net10.0", "Storefront.Web.dll");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Storefront.sln"))) return folder.FullName;
        throw new InvalidOperationException("The benchmark must run inside a checkout.");
    }
}
