using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace Storefront.Tests.Benchmarks.Shared;

/// <summary>One connection that asks the same question again and again. It knows just enough HTTP: status, length, chunks.</summary>
internal sealed class RawClient(Uri address)
{
    private readonly byte[] _question = Encoding.ASCII.GetBytes($"GET {address.PathAndQuery} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Encoding: br\r\n\r\n");
    private readonly byte[] _buffer = new byte[256 * 1024];

    public async Task<(long Answers, long Failures)> AskAsync(CancellationToken stop)
    {
        var (answers, failures) = (0L, 0L);
        using var socket = new TcpClient { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, CancellationToken.None);
        await using var stream = socket.GetStream();
        while (!stop.IsCancellationRequested)
        {
            await stream.WriteAsync(_question, CancellationToken.None);
            if (await ReadAsync(stream)) answers++;
            else failures++;
        }
        return (answers, failures);
    }

    /// <summary>Reads one whole answer; true for a success.</summary>
    private async Task<bool> ReadAsync(NetworkStream stream)
    {
        var (filled, head) = (0, -1);
        while (head < 0)
        {
            filled += await FillAsync(stream, filled);
            head = _buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }
        var headers = Encoding.ASCII.GetString(_buffer, 0, head);
        var at = headers.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            while (!_buffer.AsSpan(0, filled).EndsWith("0\r\n\r\n"u8)) filled += await FillAsync(stream, filled);
        }
        else
        {
            var end = headers.IndexOf('\r', at);
            var length = int.Parse(headers.AsSpan(at + 16, (end < 0 ? headers.Length : end) - at - 16), CultureInfo.InvariantCulture);
            while (filled < head + 4 + length) filled += await FillAsync(stream, filled);
        }
        return headers.AsSpan(9, 1) is "2";
    }

    private async Task<int> FillAsync(NetworkStream stream, int filled)
    {
        var read = await stream.ReadAsync(_buffer.AsMemory(filled));
        return read > 0 ? read : throw new IOException("The server closed the connection.");
    }
}
