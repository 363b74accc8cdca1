using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Storefront.Tests.Web.Shared.Operations;

/// <summary>A line between the shop and its database that can be cut and mended.</summary>
internal sealed class Cable : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<Socket> _ends = [];
    private volatile bool _cut;

    /// <summary>Leads to a server that listens on a Unix socket, and answers the port of this end.</summary>
    public int To(NpgsqlConnectionStringBuilder server)
    {
        _listener.Start();
        _ = AcceptAsync(Path.Combine(server.Host!, $".s.PGSQL.{server.Port}"));
        return ((IPEndPoint)_listener.LocalEndpoint).Port;
    }

    public void Cut()
    {
        _cut = true;
        foreach (var end in _ends) end.Dispose();
    }

    public void Mend() => _cut = false;

    public void Dispose()
    {
        Cut();
        _listener.Dispose();
    }

    private async Task AcceptAsync(string server)
    {
        try
        {
            while (true) _ = JoinAsync(await _listener.AcceptSocketAsync(), server);
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Taken down.
        }
    }

    private async Task JoinAsync(Socket shop, string server)
    {
        _ends.Add(shop);
        if (_cut)
        {
            shop.Dispose();
            return;
        }
        var database = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _ends.Add(database);
        await database.ConnectAsync(new UnixDomainSocketEndPoint(server));
        await Task.WhenAny(PumpAsync(shop, database), PumpAsync(database, shop));
        shop.Dispose();
        database.Dispose();
    }

    private static async Task PumpAsync(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReceiveAsync(buffer)) > 0;) await to.SendAsync(buffer.AsMemory(0, read));
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
        {
            // Cut.
        }
    }
}
