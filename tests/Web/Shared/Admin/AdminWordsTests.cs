using System.Text.RegularExpressions;
using System.Xml.Linq;
using Storefront.Core.Audit;
using Storefront.Core.Catalog.Editing;
using Storefront.Core.Inventory;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Notifications;
using Storefront.Core.Orders;
using Storefront.Core.Payments;
using Storefront.Core.Payments.Disputes;
using Storefront.Core.Payments.Reconciliation;
using Storefront.Infrastructure.Audit;
using Storefront.Tests.Shared;
using Storefront.Web.Audit.Admin;
using Storefront.Web.Catalog.Admin;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Tests.Web.Shared.Admin;

public sealed partial class AdminWordsTests
{
    private static readonly string s_web = Path.Combine(SourceTree.Root, "Storefront.Web");

    private static readonly HashSet<string> s_words = [.. XDocument.Load(Path.Combine(s_web, "Shared", "Admin", "AdminText.resx")).Descendants("data").Select(word => word.Attribute("name")!.Value)];

    [Fact]
    public void Every_word_that_the_office_says_is_in_its_resources() =>
        Assert.Empty(Sources().SelectMany(source => Said().Matches(source).Select(match => match.Groups[1].Value)).Where(key => !s_words.Contains(key)).Distinct());

    [Fact]
    public void No_word_is_kept_that_the_office_does_not_say()
    {
        var sources = string.Concat(Sources());

        Assert.Empty(s_words.Where(word => !sources.Contains($"\"{word}\"", StringComparison.Ordinal)).Except(Derived()));
    }

    [Fact]
    public void Every_value_that_the_office_shows_has_its_word() => Assert.All(Derived(), key => Assert.Contains(key, s_words));

    private static IEnumerable<string> Derived() =>
    [
        .. Words<OrderStatus>("OrderStatus"), .. Words<PaymentStatus>("PaymentStatus"), .. Words<OrderEventKind>("OrderEvent"), .. Words<PaymentFactKind>("PaymentFact"),
        .. Words<MoneyMatterKind>("Matter"), .. Words<MoneyMatterKind>("Matter", "Why"), .. Words<MoneyRepair>("Repair"), .. Words<MoneyMatterState>("MatterState"),
        .. Words<DisputeStatus>("DisputeStatus"), .. new[] { "fraudulent", "product_not_received", "product_unacceptable", "duplicate", "credit_not_processed", "subscription_canceled", "unrecognized", "general" }.Select(reason => $"DisputeReason-{reason}"),
        .. Words<RefundState>("RefundState"), .. Words<MessageState>("MessageState"), .. Words<PublicationState>("Publication"), .. Words<ProductFault>("ProductFault"),
        .. Words<MovementKind>("Movement"), .. Words<StockState>("StockState"), .. Words<OrderWay>("OrderWay"), .. Words<StockNumber>("StockNumber"),
        .. new[] { "Receive", "Count", "Limits", "Transfer" }.SelectMany(act => new[] { $"Stock{act}", $"Stock{act}Title", $"Stock{act}Text", $"Stock{act}Confirm" }),
        .. Promises().Select(name => $"Promise-{name}"), .. Words<ProofArea>("ProofArea"), .. Words<ProofArea>("ProofArea", "Do"),
        .. Enum.GetValues<ProofArea>().Where(area => ProofSay.RoomOf(area) is not null).Select(area => $"ProofArea{area}Open"),
        .. Words<SumKind>("Sum"), .. Words<SumKind>("Sum", "One"), .. Words<SumKind>("Sum", "Other"), .. new[] { Tone.Good, Tone.Due, Tone.Bad }.Select(tone => $"Proof{tone}"),
        .. Words<ProductField>("Field"), .. MailTemplate.All.Select(template => $"Mail-{template}"),
        .. new[] { "Capture", "Ship", "Refund", "Cancel", "Link", "Rest", "Ready", "HandOver" }.SelectMany(act => new[] { $"{act}Title", $"{act}Confirm" }),
    ];

    private static IEnumerable<string> Promises() => Invariants.All.Select(invariant => invariant.Name).Concat(ProveShop.AskedOfStripe);

    private static IEnumerable<string> Words<T>(string prefix, string suffix = "")
        where T : struct, Enum => Enum.GetNames<T>().Select(name => prefix + name + suffix);

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(s_web, "*.*", SearchOption.AllDirectories)
            .Where(file => file.Contains($"{Path.DirectorySeparatorChar}Admin{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetExtension(file) is ".razor" or ".cs")
            .Select(File.ReadAllText);

    [GeneratedRegex("""[Ss]ay\["([^"]+)"[\],]""")]
    private static partial Regex Said();
}
