using Storefront.Core.Shared;

namespace Storefront.Core.Accounts;

/// <summary>The address is confirmed: the person is a customer with an account now.</summary>
public sealed record CustomerRegistered(CustomerId Customer) : IDomainEvent;

/// <summary>The password is another one, and every sign-in made with the old one has ended.</summary>
public sealed record PasswordChanged(CustomerId Customer) : IDomainEvent;

/// <summary>A guest signed in: his id stands for the account from now on.</summary>
public sealed record GuestLinked(CustomerId Guest, CustomerId Account) : IDomainEvent;
