namespace Storefront.Tests.StripeSandbox.Faults;

/// <summary>An ordered fault: the next <c>Count</c> requests that fit get it.</summary>
/// <param name="Path">As in the address; <c>*</c> stands for one part, <c>**</c> at the end for all further ones.</param>
internal sealed record FaultOrder(string? Method, string? Path, FaultMode Mode, int Count, int DelayMs)
{
    public bool Fits(string method, string path) =>
        (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase)) && (Path is null || FitsPath(path));

    private bool FitsPath(string path)
    {
        var wanted = Path!.Trim('/').Split('/');
        var parts = path.Trim('/').Split('/');
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == "**") return true;
            if (i >= parts.Length || (wanted[i] != "*" && wanted[i] != parts[i])) return false;
        }

        return wanted.Length == parts.Length;
    }
}

/// <summary>The faults that are still to strike, first ordered first.</summary>
internal sealed class FaultPlan
{
    private readonly Lock gate = new();
    private readonly List<FaultOrder> orders = [];

    public void Add(FaultOrder order)
    {
        lock (gate) orders.Add(order);
    }

    public void Clear()
    {
        lock (gate) orders.Clear();
    }

    public IReadOnlyList<FaultOrder> Remaining()
    {
        lock (gate) return [.. orders];
    }

    public Fault Take(string method, string path)
    {
        lock (gate)
        {
            var index = orders.FindIndex(order => order.Fits(method, path));
            if (index < 0) return Fault.None;

            var order = orders[index];
            if (order.Count == 1) orders.RemoveAt(index);
            else orders[index] = order with { Count = order.Count - 1 };
            return new Fault(order.Mode, TimeSpan.FromMilliseconds(order.DelayMs));
        }
    }
}
