using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>An account waits for its address to be confirmed by a mail. The secret in the link is made when the mail is.</summary>
public sealed record ConfirmationAsked(CustomerId Customer, string Language) : IDomainEvent;

/// <summary>Somebody registered with an address that has an account: its owner is told by mail, the other one is told nothing.</summary>
public sealed record AccountAskedAgain(CustomerId Customer, string Language) : IDomainEvent;

/// <summary>The address is confirmed: the person is a customer with an account now.</summary>
public sealed record CustomerRegistered(CustomerId Customer) : IDomainEvent;

/// <summary>Somebody who says to own the account forgot its password.</summary>
public sealed record PasswordResetAsked(CustomerId Customer, string Language) : IDomainEvent;

/// <summary>The password is another one, and every other sign-in has ended.</summary>
public sealed record PasswordChanged(CustomerId Customer, string Language) : IDomainEvent;

/// <summary>A guest signed in: his id stands for the account from now on.</summary>
public sealed record GuestLinked(CustomerId Guest, CustomerId Account) : IDomainEvent;
