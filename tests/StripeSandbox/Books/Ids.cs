using System.Security.Cryptography;

namespace Storefront.Tests.StripeSandbox.Books;

/// <summary>Ids and secrets in Stripe's form: a prefix and random letters and digits.</summary>
internal static class Ids
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string New(string prefix) => $"{prefix}_{RandomNumberGenerator.GetString(Alphabet, 24)}";

    public static string ClientSecret(string id) => $"{id}_secret_{RandomNumberGenerator.GetString(Alphabet, 25)}";
}
