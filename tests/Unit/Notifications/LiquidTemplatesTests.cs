using Storefront.Core.Notifications;
using Storefront.Core.Shared;
using Storefront.Infrastructure.Notifications;

namespace Storefront.Tests.Unit.Notifications;

public sealed class LiquidTemplatesTests
{
    private readonly LiquidTemplates _templates = new();

    public static TheoryData<string> AllTemplates => [.. MailTemplate.All];

    [Theory]
    [MemberData(nameof(AllTemplates))]
    public void Every_mail_has_a_subject_a_whole_page_and_a_plain_text_with_the_same_link(string template)
    {
        var mail = _templates.Render(SampleDocuments.Sample(template));
        var link = template is MailTemplate.AccountConfirmation or MailTemplate.AccountExists or MailTemplate.PasswordReset
            ? SampleDocuments.Account().Link
            : SampleDocuments.Order().Link;

        Assert.NotEmpty(mail.Subject);
        Assert.StartsWith("<!doctype html>", mail.Html, StringComparison.Ordinal);
        Assert.Contains("</html>", mail.Html, StringComparison.Ordinal);
        Assert.Contains(link.Replace("&", "&amp;", StringComparison.Ordinal), mail.Html, StringComparison.Ordinal);
        Assert.Contains(link, mail.Plain, StringComparison.Ordinal);
        Assert.Contains("Fennmark", mail.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllTemplates))]
    public void No_mail_shows_the_language_of_its_template_or_an_empty_heading(string template)
    {
        var mail = _templates.Render(SampleDocuments.Sample(template));

        Assert.DoesNotContain("{{", mail.Html + mail.Plain + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotContain("{%", mail.Html + mail.Plain + mail.Subject, StringComparison.Ordinal);
        Assert.DoesNotMatch("<h1[^>]*></h1>", mail.Html);
        Assert.DoesNotMatch("<title></title>", mail.Html);
        Assert.DoesNotContain("\n\n\n", mail.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void The_confirmation_shows_lines_amounts_address_and_delivery()
    {
        var mail = _templates.Render(SampleDocuments.Sample(MailTemplate.OrderConfirmation));
        string[] facts = ["FM-10023", "Brook pitcher", "Oat, large", "€98.00", "€24.50", "€4.90", "€127.40", "€23.82", "Ada Lovelace", "12 Harbour Row", "Flat 3", "D04 X285", "Dublin", "Ireland", "Thursday, 4 June", "Friday, 5 June"];

        Assert.Equal("Your order FM-10023 at Fennmark", mail.Subject);
        Assert.All(facts, fact => Assert.Contains(fact, mail.Html, StringComparison.Ordinal));
        Assert.All(facts, fact => Assert.Contains(fact, mail.Plain, StringComparison.Ordinal));
    }

    [Fact]
    public void The_shipment_names_the_carrier_the_tracking_number_and_only_what_is_in_the_parcel()
    {
        var mail = _templates.Render(SampleDocuments.Sample(MailTemplate.Shipment));

        Assert.Contains("Parcel Post", mail.Plain, StringComparison.Ordinal);
        Assert.Contains("TRACK-123", mail.Html, StringComparison.Ordinal);
        Assert.Contains("Brook pitcher", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Beeswax", mail.Html + mail.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_ready_to_collect_is_told_with_its_place_hours_code_and_last_day()
    {
        var mail = _templates.Render(SampleDocuments.Sample(MailTemplate.ReadyToCollect));
        string[] facts = ["FM-10023", "The net loft", "7 Nowhere Quay", "Port Example", "Monday to Friday, 9:00 to 17:00", "Ring at the blue door", "K7Q-4MP", "Friday, 12 June", "Brook pitcher"];

        Assert.Equal("Ready to collect: your order FM-10023", mail.Subject);
        Assert.All(facts, fact => Assert.Contains(fact, mail.Html, StringComparison.Ordinal));
        Assert.All(facts, fact => Assert.Contains(fact, mail.Plain, StringComparison.Ordinal));
        Assert.DoesNotContain("Delivered to", mail.Html + mail.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_collects_reads_of_no_parcel_when_he_orders_or_when_nobody_came()
    {
        var waiting = SampleDocuments.Collecting().PickUp! with { Until = null };
        var ordered = _templates.Render(SampleDocuments.MessageOf(MailTemplate.OrderConfirmation, SampleDocuments.Collecting() with { PickUp = waiting }));
        var missed = _templates.Render(SampleDocuments.MessageOf(MailTemplate.OrderCancelled, SampleDocuments.Collecting() with { PickUp = SampleDocuments.Collecting().PickUp! with { Missed = true } }));

        Assert.Contains("when it can be collected at The net loft", ordered.Plain, StringComparison.Ordinal);
        Assert.Contains("Ready by: Friday, 5 June", ordered.Plain, StringComparison.Ordinal);
        Assert.Contains("lay ready at The net loft until Friday, 12 June and was not collected", missed.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("parcel", ordered.Plain + missed.Plain, StringComparison.Ordinal);
        Assert.DoesNotContain("K7Q-4MP", ordered.Html + missed.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_in_a_parcel_is_listed_with_its_parts()
    {
        var line = SampleDocuments.Order().Lines[0] with { Title = "Set of two", Parts = [new("Hearth mug (Oat)", 2), new("Steady teapot", 1)] };
        var mail = _templates.Render(SampleDocuments.MessageOf(MailTemplate.Shipment, SampleDocuments.Order() with { Parcel = new("Parcel Post", null, [line]) }));

        Assert.All(["Set of two", "2 × Hearth mug (Oat)", "1 × Steady teapot"], text => Assert.Contains(text, mail.Html, StringComparison.Ordinal));
        Assert.All(["Set of two", "2 × Hearth mug (Oat)", "1 × Steady teapot"], text => Assert.Contains(text, mail.Plain, StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_without_templates_gets_the_whole_mail_in_English()
    {
        var mail = _templates.Render(SampleDocuments.MessageOf(MailTemplate.OrderConfirmation, SampleDocuments.Order(), "de"));

        Assert.Contains("Total      €127.40", mail.Plain, StringComparison.Ordinal);
        Assert.Contains("lang=\"en\"", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_typed_is_never_markup()
    {
        const string Hostile = "<script>alert('x')</script> & \"pots\" {{ link }}";
        var order = SampleDocuments.Order();
        var document = order with { Lines = [order.Lines[0] with { Title = Hostile }], Address = order.Address with { Name = Hostile, City = Hostile } };
        var mail = _templates.Render(SampleDocuments.MessageOf(MailTemplate.OrderConfirmation, document));

        Assert.DoesNotContain("<script", mail.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("&amp;lt;", mail.Html, StringComparison.Ordinal);
        Assert.Contains("{{ link }}", mail.Html, StringComparison.Ordinal);
        Assert.Contains(Hostile, mail.Plain, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_that_does_not_fit_is_named_with_its_template()
    {
        var broken = SampleDocuments.MessageOf(MailTemplate.Refund, new { number = "FM-1" });
        var unknown = SampleDocuments.MessageOf("no-such-mail", new { });

        Assert.Contains("refund", Assert.Throws<MailTemplateException>(() => _templates.Render(broken)).Message, StringComparison.Ordinal);
        Assert.Contains("no-such-mail", Assert.Throws<MailTemplateException>(() => _templates.Render(unknown)).Message, StringComparison.Ordinal);
    }
}
