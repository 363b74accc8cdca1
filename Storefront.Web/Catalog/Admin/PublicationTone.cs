using Storefront.Core.Catalog.Editing;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Catalog.Admin;

internal static class PublicationTone
{
    public static Tone Of(PublicationState state) => state switch
    {
        PublicationState.Published => Tone.Good,
        PublicationState.Planned => Tone.Due,
        PublicationState.Draft or PublicationState.Ended => Tone.Quiet,
    };
}
