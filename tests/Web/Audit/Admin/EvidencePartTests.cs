using Storefront.Web.Audit.Admin;

namespace Storefront.Tests.Web.Audit.Admin;

public sealed class EvidencePartTests
{
    [Theory]
    [InlineData("order F10001 has money in pi_1 and pi_2", "|order F10001>/admin/orders/F10001| has money in pi_1 and pi_2")]
    [InlineData("variant 01a20dae-b67a-7fa7-91cb-24487905e3cd in x: held 1", "|variant 01a20dae-b67a-7fa7-91cb-24487905e3cd>/admin/stock/01a20dae-b67a-7fa7-91cb-24487905e3cd| in x: held 1")]
    [InlineData("position 900 follows 3", "position 900 follows 3")]
    [InlineData("order of things", "order of things")]
    public void What_a_row_names_leads_to_its_page(string row, string parts) =>
        Assert.Equal(parts, string.Join('|', EvidencePart.Of(row).Select(part => part.Address is null ? part.Text : $"{part.Text}>{part.Address}")));
}
