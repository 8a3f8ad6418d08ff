using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sektorradar.Tests.Collecting;

/// <summary>Answers questions for domain names over UDP and TCP on this machine, and can be told to fail.</summary>
internal sealed class LoopbackNameServer : IAsyncDisposable
{
    private const int Mx = 15, Txt = 16, Alias = 5, Host = 1;

    private readonly UdpClient _udp;
    private readonly TcpListener _tcp;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _work;
    private readonly Dictionary<string, List<(int Type, byte[] Data)>> _records = [];
    private readonly Dictionary<string, Failure> _failures = [];

    public LoopbackNameServer()
    {
        (_udp, _tcp) = OnOnePort();
        _work = Task.WhenAll(ServeUdpAsync(), ServeTcpAsync());
    }

    public enum Failure { ServerFailure, Refused, Silence, WrongId, Garbage, Truncated, OtherQuestion }

    public IPEndPoint Address => (IPEndPoint)_udp.Client.LocalEndPoint!;

    /// <summary>Name and time of each question, in order.</summary>
    public ConcurrentQueue<(string Name, long At)> Asked { get; } = [];

    /// <summary>Questions that came over TCP.</summary>
    public int OverTcp { get; private set; }

    /// <summary>Changes every answer before it is sent.</summary>
    public Func<byte[], byte[]> Change { get; set; } = answer => answer;

    public LoopbackNameServer WithMx(string name, int preference, string host) => With(name, Mx, [(byte)(preference >> 8), (byte)preference, .. Name(host)]);

    /// <summary>A text of several parts, as long texts are sent.</summary>
    public LoopbackNameServer WithText(string name, params string[] parts) => With(name, Txt, [.. parts.SelectMany(part => (byte[])[(byte)part.Length, .. Encoding.UTF8.GetBytes(part)])]);

    public LoopbackNameServer WithAlias(string name, string target) => With(name, Alias, Name(target));

    public LoopbackNameServer WithHost(string name, string address) => With(name, Host, IPAddress.Parse(address).GetAddressBytes());

    public LoopbackNameServer Failing(string name, Failure failure)
    {
        _failures[name] = failure;
        return this;
    }

    /// <summary>A port that is free for datagrams may be taken for connections; then another is tried.</summary>
    private static (UdpClient Udp, TcpListener Tcp) OnOnePort()
    {
        for (var attempt = 0; ; attempt++)
        {
            var udp = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            var tcp = new TcpListener((IPEndPoint)udp.Client.LocalEndPoint!);
            try
            {
                tcp.Start();
                return (udp, tcp);
            }
            catch (SocketException) when (attempt < 20)
            {
                tcp.Dispose();
                udp.Dispose();
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _udp.Dispose();
        _tcp.Stop();
        await _work;
        _stop.Dispose();
    }

    private LoopbackNameServer With(string name, int type, byte[] data)
    {
        (_records.TryGetValue(name, out var records) ? records : _records[name] = []).Add((type, data));
        return this;
    }

    private async Task ServeUdpAsync()
    {
        try
        {
            while (true)
            {
                var question = await _udp.ReceiveAsync(_stop.Token);
                if (Answer(question.Buffer, tcp: false) is { } answer)
                {
                    await _udp.SendAsync(answer, question.RemoteEndPoint, _stop.Token);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeTcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync(_stop.Token);
                var stream = client.GetStream();
                var length = new byte[2];
                await stream.ReadExactlyAsync(length, _stop.Token);
                var question = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
                await stream.ReadExactlyAsync(question, _stop.Token);
                OverTcp++;
                var answer = Answer(question, tcp: true)!;
                await stream.WriteAsync((byte[])[(byte)(answer.Length >> 8), (byte)answer.Length, .. answer], _stop.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or InvalidOperationException or SocketException or IOException)
        {
            // The test is over.
        }
    }

    private byte[]? Answer(byte[] message, bool tcp)
    {
        var position = 12;
        var labels = new List<string>();
        while (message[position] is > 0 and var length)
        {
            labels.Add(Encoding.ASCII.GetString(message, position + 1, length));
            position += length + 1;
        }

        var name = string.Join('.', labels);
        var type = BinaryPrimitives.ReadUInt16BigEndian(message.AsSpan(position + 1));
        var question = message[12..(position + 5)];
        Asked.Enqueue((name, Stopwatch.GetTimestamp()));
        var failure = _failures.TryGetValue(name, out var found) ? found : (Failure?)null;
        if (failure is Failure.Silence)
        {
            return null;
        }

        if (failure is Failure.Garbage)
        {
            // The right id, and then lengths that lead out of the message.
            return [message[0], message[1], 0x81, 0x80, 0, 1, 0, 9, 0, 0, 0, 0, .. question, 0xc0, 0xff, 0, 1];
        }

        var cut = failure is Failure.Truncated && !tcp;
        var known = _records.TryGetValue(name, out var all);
        var records = cut || failure is Failure.ServerFailure or Failure.Refused ? [] : (all ?? []).Where(record => record.Type == type || record.Type == Alias).ToList();
        var code = failure is Failure.ServerFailure ? 2 : failure is Failure.Refused ? 5 : known ? 0 : 3;
        byte[] id = failure is Failure.WrongId ? [(byte)~message[0], message[1]] : message[..2];
        byte[] asked = failure is Failure.OtherQuestion ? [.. Name("other.example.org"), .. question[^4..]] : question;
        return Change(
        [
            .. id, (byte)(cut ? 0x83 : 0x81), (byte)(0x80 | code), 0, 1, 0, (byte)records.Count, 0, 0, 0, 0, .. asked,
            .. records.SelectMany(record => (byte[])[0xc0, 12, 0, (byte)record.Type, 0, 1, 0, 0, 0, 60, (byte)(record.Data.Length >> 8), (byte)record.Data.Length, .. record.Data]),
        ]);
    }

    private static byte[] Name(string name) =>
        name == "." ? [0] : [.. name.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
}
