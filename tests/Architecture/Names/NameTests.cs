using Storefront.Tests.Architecture.Shared;

namespace Storefront.Tests.Architecture.Names;

public sealed class NameTests
{
    private static readonly Dictionary<string, string> s_builtSql = new()
    {
        ["Storefront.Infrastructure/Database/RowLocks.cs"] = "adds two words to a statement that EF Core made, for which LINQ has none",
        ["Storefront.Infrastructure/Audit/InvariantQueries.cs"] = "Runs the queries of Invariants.cs, which are constants there.",
        ["Storefront.Infrastructure/Catalog/Import/BatchCopy.cs"] = "Statements of one file, chosen by table; values are parameters.",
        ["Storefront.Infrastructure/Database/Embedded/EmbeddedPostgres.cs"] = "The name of a database cannot be a parameter; it is quoted.",
        ["Storefront.Infrastructure/Database/MonthlyPartitions.cs"] = "Names and bounds of partitions cannot be parameters; they come from the partition plan and the clock.",
        ["Storefront.Infrastructure/Events/LogListener.cs"] = "LISTEN takes no parameter; the channel is a constant.",
        ["Storefront.Infrastructure/Events/Sequencer.cs"] = "The name of the sequencer's row is a constant; values are parameters.",
        ["Storefront.Infrastructure/Inventory/StockSql.cs"] = "The guarded statements are constants of this class in its files; values are parameters.",
    };

    private static readonly Dictionary<string, string> s_markup = new()
    {
        ["Storefront.Web/Catalog/Lists/KeptCards.cs"] = "Cards that a component rendered, kept as they are.",
        ["Storefront.Web/Catalog/Lists/ProductLists.cs"] = "Hands those cards to the page.",
        ["Storefront.Web/Content/Markdown.cs"] = "The merchant's own texts, with HTML in them switched off.",
        ["Storefront.Web/Shared/Parts/PageMeta.razor"] = "Data for search engines, written by the serializer, which escapes what could end the script.",
    };

    private static readonly Dictionary<string, string> s_interfaces = new()
    {
        ["IStorefrontDb"] = "PostgreSQL: the one door to the database.",
        ["ITables"] = "PostgreSQL: the tables as a unit of work or a read sees them.",
        ["IWork"] = "PostgreSQL: a unit of work under way.",
        ["IStockLedger"] = "PostgreSQL: the guarded statements.",
        ["IShelfLedger"] = "PostgreSQL: the guarded statements of the merchant.",
        ["IOrderNumbers"] = "PostgreSQL: the allocator of order numbers.",
        ["IOrderLinks"] = "PostgreSQL: the secret that order links are signed with.",
        ["IDueMessages"] = "PostgreSQL: claims rows with SKIP LOCKED.",
        ["IEventLog"] = "PostgreSQL: the log that outgrown shops move to a broker.",
        ["ICatalogWriter"] = "PostgreSQL: COPY.",
        ["ICatalogSource"] = "CsvHelper and System.Text.Json: the formats of an import.",
        ["IImportReport"] = "The file that rejected rows are written to.",
        ["IPaymentGateway"] = "Stripe: payments.",
        ["IInvariants"] = "PostgreSQL: the queries of the proof.",
        ["IProviderBooks"] = "Stripe: its own books, as lists.",
        ["ICardVault"] = "Stripe: customers and the cards that it keeps.",
        ["ICardFields"] = "Stripe: the fields in its frame.",
        ["IWebhookSignature"] = "Stripe: its signature.",
        ["IMediaStore"] = "The place of pictures: a folder, later S3.",
        ["ISearchIndex"] = "Lucene.",
        ["IMailTransport"] = "MailKit, or a folder.",
        ["IMailFiles"] = "The folder of a shop without a mail server.",
        ["IMailTemplates"] = "Fluid.",
        ["IAccounts"] = "ASP.NET Core Identity: users and roles.",
        ["IPasswords"] = "ASP.NET Core Identity: password hashes and tokens.",
        ["ISecondFactor"] = "ASP.NET Core Identity: authenticator codes.",
        ["IAccountMails"] = "Shared contract: Accounts asks, Notifications writes, and neither imports the other's tables.",
        ["IDomainEvent"] = "Shared contract: a fact.",
        ["ITypedId"] = "Shared contract: an id with a type.",
        ["IEventConsumer"] = "Shared contract: reads facts once for the shop.",
        ["INodeEventConsumer"] = "Shared contract: reads facts once for each node.",
        ["IStartupStep"] = "Shared contract: work before the first request.",
    };

    [Fact]
    public void No_type_has_a_name_that_says_nothing() => Listed.Nothing(NameRules.EmptyNames(SourceFile.Product.Concat(SourceFile.Tests)));

    [Fact]
    public void Twin_an_empty_name_is_seen() =>
        Assert.Equal(
            ["A/Order.cs: OrderService", "A/Order.cs: IPriceManager", "A/CardBase.razor: CardBase"],
            NameRules.EmptyNames([new("A/Order.cs", "class OrderService; interface IPriceManager; class Database; record Order;"), new("A/CardBase.razor", "")]));

    [Fact]
    public void Every_log_message_is_declared() => Listed.Nothing(NameRules.InlineLogs(SourceFile.Product));

    [Fact]
    public void Twin_a_message_that_is_written_in_place_is_seen() =>
        Assert.Equal(
            ["A/Cart.cs: .LogWarning(\"", "A/Cart.cs: .LogError(fault, \"", "A/Cart.cs: .Log(LogLevel"],
            NameRules.InlineLogs([new("A/Cart.cs", "log.LogWarning(\"Gone\"); log.LogError(fault, \"Gone\"); log.Log(LogLevel.Debug, \"x\"); log.CartIsGone(cart); Math.Log(2);")]));

    [Fact]
    public void Statements_are_constants_or_stand_in_places_with_a_reason() => Listed.OnlyThose(NameRules.BuiltSql(SourceFile.ProductCode), s_builtSql);

    [Fact]
    public void Twin_a_statement_that_is_put_together_is_seen_and_parameters_are_not() =>
        Assert.Equal(
            ["A/Built.cs", "A/Command.cs", "A/Text.cs"],
            NameRules.BuiltSql(
            [
                new("A/Built.cs", "class C { void M() => db.ExecuteSqlRawAsync($\"delete from {table}\"); }"),
                new("A/Command.cs", "class C { object M(string sql) => new NpgsqlCommand(sql, connection); }"),
                new("A/Text.cs", "class C { void M() => command.CommandText = \"select \" + name; }"),
                new("A/Safe.cs", "class C { void M() { db.ExecuteSqlAsync($\"delete from a where id = {id}\"); new NpgsqlCommand(\"select 1\", connection); db.ExecuteSqlRawAsync(\"select 1\"); } }"),
            ]));

    [Fact]
    public void Markup_comes_from_pages_only_or_from_places_with_a_reason() => Listed.OnlyThose(NameRules.Markup(SourceFile.Product), s_markup);

    [Fact]
    public void Twin_markup_from_a_string_is_seen() =>
        Assert.Equal(["A/Page.razor", "A/Part.cs"], NameRules.Markup([new("A/Page.razor", "@((MarkupString)text)"), new("A/Part.cs", "builder.AddMarkupContent(0, text);"), new("A/Plain.razor", "@text")]));

    [Fact]
    public void An_interface_has_a_vendor_behind_it_or_is_a_contract_with_a_reason() => Listed.OnlyThose(NameRules.Interfaces(SourceFile.ProductCode), s_interfaces);

    [Fact]
    public void Twin_an_interface_is_seen() => Assert.Equal(["IOrders"], NameRules.Interfaces([new("A/Orders.cs", "interface IOrders; class Orders : IOrders;")]));
}
