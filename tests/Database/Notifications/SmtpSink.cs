using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Storefront.Tests.Database.Notifications;

internal enum SmtpFault
{
    None,

    /// <summary>Says 451 to every recipient.</summary>
    TryLater,

    /// <summary>Takes the connection and says nothing.</summary>
    Stall,

    /// <summary>Says nothing once it has the whole mail.</summary>
    StallAfterData,

    /// <summary>Keeps the mail and hangs up without a word.</summary>
    DropAfterData,

    /// <summary>Refuses the shop's own address.</summary>
    RefuseSender,
}

/// <summary>An SMTP server in the test process that keeps what it gets and misbehaves on request.</summary>
internal sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _connections;

    public SmtpSink()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public SmtpFault Fault { get; set; }

    /// <summary>A recipient that is answered with 550.</summary>
    public string? Unknown { get; init; }

    public int Connections => _connections;

    public ConcurrentQueue<(string Recipient, string Source)> Mails { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        Interlocked.Increment(ref _connections);
        using (client)
        {
            try
            {
                if (Fault == SmtpFault.Stall) await Task.Delay(Timeout.Infinite, _stop.Token);
                var stream = client.GetStream();
                using var reader = new StreamReader(stream, Encoding.UTF8);
                await using var writer = new StreamWriter(stream) { NewLine = "\r\n", AutoFlush = true };
                await ConverseAsync(reader, writer);
            }
            catch (Exception over) when (over is IOException or OperationCanceledException)
            {
                // The client is gone, or the test is over.
            }
        }
    }

    private async Task ConverseAsync(StreamReader reader, StreamWriter writer)
    {
        var recipient = "";
        await writer.WriteLineAsync("220 sink");
        while (await reader.ReadLineAsync(_stop.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (verb == "RCPT") recipient = line.Split('<', '>')[1];
            if (verb == "DATA" && !await ReceiveAsync(recipient, reader, writer)) return;
            if (verb != "DATA") await writer.WriteLineAsync(AnswerTo(verb, recipient));
            if (verb == "QUIT") return;
        }
    }

    private string AnswerTo(string verb, string recipient) => verb switch
    {
        "EHLO" => "250 sink",
        "MAIL" when Fault == SmtpFault.RefuseSender => "550 5.7.1 We do not know you",
        "RCPT" when recipient == Unknown => "550 5.1.1 No such user",
        "RCPT" when Fault == SmtpFault.TryLater => "451 4.3.0 Try again later",
        "QUIT" => "221 Bye",
        _ => "250 OK",
    };

    private async Task<bool> ReceiveAsync(string recipient, StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 Go on");
        var source = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line and not ".") source.AppendLine(line);
        if (Fault == SmtpFault.StallAfterData) await Task.Delay(Timeout.Infinite, _stop.Token);
        Mails.Enqueue((recipient, source.ToString()));
        if (Fault == SmtpFault.DropAfterData) return false;
        await writer.WriteLineAsync("250 Kept");
        return true;
    }
}
