namespace Storefront.Core.Payments;

/// <summary>
/// Stripe tells of one payment by several webhooks within moments. Those that this node has kept meanwhile are applied together, so that
/// Stripe is asked once and not for each. They are in the inbox already: whatever happens here, the clock applies what still waits.
/// </summary>
public sealed class GatherMessages
{
    /// <summary>Real time: it only bounds how long a first webhook waits for a second one.</summary>
    private static readonly TimeSpan s_moment = TimeSpan.FromMilliseconds(150);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Gathering> _open = [];

    /// <summary>Ends when the message was applied, with all that came with it.</summary>
    /// <param name="apply">Asked once for all of them.</param>
    public Task ApplyAsync(ProviderMessage message, Func<IReadOnlyList<ProviderMessage>, Task> apply)
    {
        if (message is not { State: ProviderMessageState.Waiting, IntentId: { } intent }) return apply([message]);
        lock (_lock)
        {
            if (_open.TryGetValue(intent, out var gathering))
            {
                gathering.Messages.Add(message);
                return gathering.Applied;
            }
            gathering = new([message]);
            _open.Add(intent, gathering);
            return gathering.Applied = ApplyAsync(intent, gathering, apply);
        }
    }

    private async Task ApplyAsync(string intent, Gathering gathering, Func<IReadOnlyList<ProviderMessage>, Task> apply)
    {
        await Task.Delay(s_moment);
        lock (_lock) _open.Remove(intent);
        await apply(gathering.Messages);
    }

    private sealed record Gathering(List<ProviderMessage> Messages)
    {
        public Task Applied { get; set; } = Task.CompletedTask;
    }
}
