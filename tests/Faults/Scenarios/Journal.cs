using System.Globalization;

namespace Storefront.Tests.Faults.Scenarios;

/// <summary>
/// What the shoppers asked for and what they were told, in a file, written before each question and after each answer. It alone, and not the shop's
/// database, says what was acknowledged.
/// </summary>
internal sealed class Journal : IDisposable
{
    private const char Gap = '\t';

    private readonly Lock _gate = new();
    private readonly StreamWriter _file;
    private int _answers;

    public Journal(string path) => _file = new(path) { AutoFlush = true };

    /// <summary>How many questions were answered so far.</summary>
    public int Answers => Volatile.Read(ref _answers);

    /// <summary>Writes down the steps of one shopper.</summary>
    public IStepWatch Of(int guest) => new Witness(this, guest);

    public void Write(int guest, Word word, string detail)
    {
        lock (_gate) _file.WriteLine(string.Join(Gap, TimeProvider.System.GetUtcNow().ToString("O"), guest, word, detail));
    }

    public static IReadOnlyList<Entry> Read(string path) =>
    [
        .. from line in File.ReadLines(path)
           let parts = line.Split(Gap)
           select new Entry(DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture), Enum.Parse<Word>(parts[2]), parts[3]),
    ];

    public void Dispose() => _file.Dispose();

    private void Heard<T>(int guest, string step, T answer)
    {
        Interlocked.Increment(ref _answers);
        switch (answer)
        {
            case Pressed { IsPlaced: true } pressed:
                Write(guest, Word.Placed, pressed.Number);
                break;
            case string status when step == "pay":
                Write(guest, status is "succeeded" or "requires_capture" ? Word.Charged : Word.NotCharged, status.ReplaceLineEndings(" "));
                break;
            default:
                Write(guest, Word.Heard, $"{step} {(answer as Page)?.Path}");
                break;
        }
    }

    internal enum Word
    {
        Asks,
        Heard,

        /// <summary>The shop answered with the number of an order.</summary>
        Placed,

        /// <summary>Stripe told the shopper that the card is charged.</summary>
        Charged,
        NotCharged,

        /// <summary>The order's page says thank you.</summary>
        Thanked,

        /// <summary>Staff give the order up.</summary>
        GivenUp,

        /// <summary>The step failed; he tries again.</summary>
        CutOff,

        /// <summary>He could not buy within his patience.</summary>
        GaveUp,
    }

    /// <param name="Detail">The order's number, or words for people.</param>
    internal sealed record Entry(DateTimeOffset At, int Guest, Word Word, string Detail);

    private sealed class Witness(Journal journal, int guest) : IStepWatch
    {
        public async Task<T> WatchAsync<T>(string step, Func<Task<T>> work)
        {
            journal.Write(guest, Word.Asks, step);
            var answer = await work();
            journal.Heard(guest, step, answer);
            return answer;
        }
    }
}
