using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Edges;

/// <summary>Which feature may use which, inside a project. <c>Shared</c> is open to all and uses no feature.</summary>
internal static class FeatureEdges
{
    public static readonly Dictionary<string, string[]> Core = new()
    {
        ["Audit"] = ["Inventory", "Payments"],
        ["Carts"] = ["Catalog", "Inventory", "Orders", "Pricing", "Shipping"],
        ["Catalog"] = ["Inventory", "Reviews", "Search"],
        ["Checkout"] = ["Carts", "Inventory", "Orders", "Payments", "Pricing", "Shipping"],
        ["Content"] = ["Catalog"],
        ["Inventory"] = ["Orders"],
        ["Notifications"] = ["Accounts", "Catalog", "Content", "Orders"],
        ["Payments"] = ["Accounts", "Catalog", "Content", "Inventory", "Notifications", "Orders"],
        ["Shipping"] = ["Inventory", "Orders", "Payments"],
    };

    public static readonly Dictionary<string, string[]> Infrastructure = new()
    {
        ["Accounts"] = ["Database"],
        ["Audit"] = ["Database"],
        ["Catalog"] = ["Database", "Events", "Inventory"],
        ["Checkout"] = ["Database"],
        ["Content"] = ["Database"],
        ["Database"] = ["Accounts", "Events"],
        ["Demo"] = ["Database"],
        ["Events"] = ["Database"],
        ["Inventory"] = ["Database", "Events"],
        ["Jobs"] = ["Database", "Events"],
        ["Notifications"] = ["Database", "Events"],
        ["Orders"] = ["Database"],
        ["Payments"] = ["Database"],
        ["Search"] = ["Database", "Events"],
    };

    public static readonly Dictionary<string, string[]> Web = new()
    {
        ["Accounts"] = ["Orders"],
        ["Audit"] = ["Accounts"],
        ["Carts"] = ["Accounts", "Checkout"],
        ["Catalog"] = ["Accounts", "Content"],
        ["Checkout"] = ["Accounts", "Carts", "Orders", "Payments"],
        ["Content"] = ["Catalog"],
        ["Inventory"] = ["Accounts"],
        ["Orders"] = ["Accounts", "Checkout", "Payments"],
        ["Payments"] = ["Accounts", "Checkout", "Orders"],
        ["Shared"] = ["Accounts"],
    };

    public static readonly Dictionary<string, string> InfrastructureCycles = new()
    {
        ["Accounts"] = "Identity wants its user in the one context of all tables.",
        ["Database"] = "The one context knows Identity's user and writes facts to the outbox in the same transaction.",
        ["Events"] = "The log is kept in the database that writes to it.",
    };

    public static readonly Dictionary<string, string> WebCycles = new()
    {
        ["Accounts"] = "The account shows the shopper's orders; order pages ask who he is.",
        ["Carts"] = "The cart leads to the checkout, whose frame shows the cart's totals.",
        ["Catalog"] = "The home page shows articles of the journal; articles show product cards.",
        ["Checkout"] = "The last step shows the order and its card form.",
        ["Content"] = "Articles of the journal show product cards.",
        ["Orders"] = "An unpaid order shows the card form again, in the checkout's words.",
        ["Payments"] = "The return from the bank ends on the order's page.",
    };

    public static readonly Dictionary<string, string> UsersOfNotifications = new()
    {
        ["Storefront.Infrastructure.Jobs.Schedule"] = "The one table of what the clock starts.",
        ["Storefront.Core.Payments.Disputes.DisputeFile"] = "Evidence for a bank: which mails the shopper was sent, and what became of them.",
        ["Storefront.Core.Payments.Disputes.EvidencePack"] = "Writes that evidence.",
        ["Storefront.Core.Payments.Disputes.ShowDispute"] = "Collects that evidence.",
        ["Storefront.Web.Orders.Admin.OrderTimeLine"] = "An order's time line tells its mails, too.",
        ["Storefront.Web.Orders.Admin.StartPage"] = "The office's first page counts the mails that need a person.",
    };

    /// <summary>Types outside a feature that use it, in whichever project.</summary>
    public static IEnumerable<string> UsersOf(string feature, IEnumerable<CompiledCode.Use> uses, string root = "Storefront") =>
        uses.Where(use => !IsRoot(use) && HasPart(use.UsedNamespace, feature, root) && !HasPart(use.Namespace, feature, root)).Select(use => use.Type).Distinct();

    private static bool HasPart(string name, string feature, string root) => Layers.IsInside(name, root) && name[root.Length..].Split('.').Contains(feature);

    /// <summary>Wiring and entry points see everything.</summary>
    private static bool IsRoot(CompiledCode.Use use) => use.Type == nameof(Program) || use.Type.EndsWith("Setup", StringComparison.Ordinal);

    /// <summary>Edges between the features of one project, as <c>Carts -> Catalog</c>, with a type that draws it.</summary>
    public static IReadOnlyDictionary<string, string> Found(IEnumerable<CompiledCode.Use> uses, string project) =>
        (from use in uses
         where !IsRoot(use) && Layers.IsInside(use.Namespace, project) && Layers.IsInside(use.UsedNamespace, project)
         let edge = (From: FeatureOf(use.Namespace, project), To: FeatureOf(use.UsedNamespace, project))
         where edge.From.Length > 0 && edge.To.Length > 0 && edge.From != edge.To
         group use.Type by $"{edge.From} -> {edge.To}")
        .ToDictionary(group => group.Key, group => string.Join(", ", group.Distinct().Order()));

    public static IEnumerable<string> Undeclared(IEnumerable<CompiledCode.Use> uses, string project, Dictionary<string, string[]> allowed)
    {
        var declared = Spelled(allowed).ToHashSet();
        return Found(uses, project).Where(edge => !declared.Contains(edge.Key) && !edge.Key.EndsWith("-> Shared", StringComparison.Ordinal)).Select(edge => $"{edge.Key}: {edge.Value}");
    }

    public static IEnumerable<string> Unused(IEnumerable<CompiledCode.Use> uses, string project, Dictionary<string, string[]> allowed) =>
        Spelled(allowed).Except(Found(uses, project).Keys);

    /// <summary>Features that reach themselves over allowed edges.</summary>
    public static IEnumerable<string> InCycles(Dictionary<string, string[]> allowed) =>
        allowed.Keys.Where(feature => Reachable(feature, allowed).Contains(feature)).Order();

    private static HashSet<string> Reachable(string from, Dictionary<string, string[]> allowed)
    {
        var seen = new HashSet<string>();
        var open = new Queue<string>(allowed[from]);
        while (open.TryDequeue(out var next))
        {
            if (!seen.Add(next)) continue;
            foreach (var further in allowed.GetValueOrDefault(next, [])) open.Enqueue(further);
        }

        return seen;
    }

    private static IEnumerable<string> Spelled(Dictionary<string, string[]> edges) => edges.SelectMany(edge => edge.Value.Select(to => $"{edge.Key} -> {to}"));

    private static string FeatureOf(string name, string project) => name.Length > project.Length ? name[(project.Length + 1)..].Split('.')[0] : "";
}
