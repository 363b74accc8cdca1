using Storefront.Tests.StripeSandbox.Books;

namespace Storefront.Tests.StripeSandbox.Disputes;

/// <summary>A dispute that a test card has asked for and that is not open yet.</summary>
/// <param name="Id">The charge.</param>
/// <param name="At">Unix seconds.</param>
internal sealed record DueDispute(string Id, string Reason, double At) : IKept;
