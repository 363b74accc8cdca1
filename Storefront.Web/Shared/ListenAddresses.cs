using System.Net;
using System.Net.Sockets;
using System.Reflection;
using Storefront.Core.Shared;

namespace Storefront.Web.Shared;

/// <summary>The setting Urls cannot be listened on here.</summary>
internal sealed class AddressRefused(string sentence) : StartRefusedException([sentence]);

internal static class ListenAddresses
{
    /// <summary>Tries the addresses before the database is started: Kestrel would find the same later, and print a stack trace.</summary>
    /// <exception cref="AddressRefused">A port is taken or not allowed.</exception>
    public static void EnsureFree(IConfiguration configuration)
    {
        // A test host listens on a port of its own, and Kestrel:Endpoints replaces Urls.
        if (Assembly.GetEntryAssembly() != typeof(Program).Assembly || configuration.GetSection("Kestrel:Endpoints").Exists())
            return;
        foreach (var url in (configuration["Urls"] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (BindingAddress.Parse(url) is { IsUnixPipe: false, Port: > 0 } address)
                Try(url, address);
    }

    private static void Try(string url, BindingAddress address)
    {
        try
        {
            using var listener = new TcpListener(AddressOf(address.Host), address.Port);
            listener.Start();
        }
        catch (SocketException refused)
        {
            throw new AddressRefused(refused.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => $"Another program listens on {url}: stop it, or choose another address with --Urls=http://127.0.0.1:5081",
                SocketError.AccessDenied => $"This user may not listen on {url}: choose a port above 1023 with --Urls=http://127.0.0.1:5080",
                _ => $"{url} is not an address of this machine: choose another one with --Urls=http://127.0.0.1:5080",
            });
        }
    }

    private static IPAddress AddressOf(string host) =>
        IPAddress.TryParse(host, out var address) ? address
        : host == "localhost" ? IPAddress.Loopback
        : IPAddress.Any;
}
