namespace Storefront.Tests.StripeSandbox.PaymentMethods;

/// <summary>The check digit of a card number.</summary>
internal static class CardNumber
{
    public static bool IsValid(string number) =>
        number.Length is >= 12 and <= 19 && number.All(char.IsAsciiDigit) && CheckSum(number) % 10 == 0;

    private static int CheckSum(string number)
    {
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
        }

        return sum;
    }
}
