namespace Storefront.Web;

/// <summary>Finds the folder of wwwroot/ and appsettings.json wherever the shop is started from.</summary>
internal static class ContentRootLocator
{
    /// <summary>The folder of a published shop, else the checkout that holds the solution.</summary>
    public static string Find() => Find(AppContext.BaseDirectory);

    internal static string Find(string programFolder)
    {
        if (Directory.Exists(Path.Combine(programFolder, "wwwroot")) && File.Exists(Path.Combine(programFolder, "appsettings.json")))
            return programFolder;
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Storefront.sln")))
                return folder.FullName;
        return Directory.GetCurrentDirectory();
    }
}
