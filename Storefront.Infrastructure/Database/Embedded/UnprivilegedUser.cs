using System.Diagnostics;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>Who runs PostgreSQL: this process's user, or another one when this process is root, whom PostgreSQL refuses.</summary>
internal sealed record UnprivilegedUser(string Name, bool IsAnother)
{
    public static UnprivilegedUser Choose()
    {
        if (!Environment.IsPrivilegedProcess)
            return new UnprivilegedUser(Environment.UserName, IsAnother: false);

        var known = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return new UnprivilegedUser(known.Contains("postgres") ? "postgres" : "nobody", IsAnother: true);
    }

    /// <summary>Runs a program as this user and answers its exit code and what it printed.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments, string workingFolder, CancellationToken ct)
    {
        using var process = Start(program, arguments, workingFolder);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, (await output + await errors).Trim());
    }

    /// <summary>Starts a program as this user, with no hold on the terminal of this process.</summary>
    public Process Start(string program, string[] arguments, string workingFolder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A locale of the merchant's terminal that is not installed here would stop initdb.
        start.Environment["LC_ALL"] = "C";
        if (IsAnother)
            start.UserName = Name;
        return Process.Start(start)!;
    }
}
