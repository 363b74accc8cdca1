namespace Storefront.Core.Accounts;

/// <summary>Something to put right in a form of the account.</summary>
/// <param name="Field">Name of the field as the form posts it.</param>
public sealed record AccountProblem(string Field, AccountProblemCode Code)
{
    internal static AccountProblem Of(string field, PasswordFault fault) => new(field, fault switch
    {
        PasswordFault.TooShort => AccountProblemCode.PasswordTooShort,
        PasswordFault.TooLong => AccountProblemCode.PasswordTooLong,
        PasswordFault.TooCommon => AccountProblemCode.PasswordTooCommon,
        PasswordFault.TooPersonal => AccountProblemCode.PasswordTooPersonal,
    });
}

public enum AccountProblemCode
{
    Required,
    TooLong,
    InvalidEmail,
    PasswordTooShort,
    PasswordTooLong,
    PasswordTooCommon,
    PasswordTooPersonal,
    WrongPassword,
    InvalidPostcode,
    InvalidPhone,
    UnknownCountry,
}
