namespace Storefront.Web.Accounts;

/// <summary>Names the resources of the account's visible words.</summary>
public sealed class AccountText;
