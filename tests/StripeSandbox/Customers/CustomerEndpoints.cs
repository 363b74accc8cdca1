using System.Text.Json.Nodes;
using Storefront.Tests.StripeSandbox.Api;
using Storefront.Tests.StripeSandbox.Books;
using Storefront.Tests.StripeSandbox.PaymentMethods;

namespace Storefront.Tests.StripeSandbox.Customers;

internal static class CustomerEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.Post("/v1/customers", Create);
        api.Get("/v1/customers", List);
        api.Get("/v1/customers/{id}", call => Answer.Ok(Find(call)));
        api.Post("/v1/customers/{id}", call => Answer.Ok(Fill(call, Find(call))));
        api.Delete("/v1/customers/{id}", Delete);
    }

    private static Customer Find(ApiCall call) =>
        call.Books.Customers.Find(call.Id) ?? throw Refusal.NotFound("customer", call.Id);

    private static Answer Create(ApiCall call)
    {
        var customer = Fill(call, new Customer { Id = Ids.New("cus"), Created = call.Now });
        if (call.Form.Text("payment_method") is { } method)
            AttachPaymentMethod.To(call, FindPaymentMethod.ById(call, method), customer.Id);
        call.Emit("customer.created", customer);
        return Answer.Ok(customer);
    }

    private static Customer Fill(ApiCall call, Customer customer) => call.Books.Customers.Put(customer with
    {
        Address = call.Form.Has("address") ? Address.From(call.Form.Child("address")) : customer.Address,
        Description = call.Form.Text("description") ?? customer.Description,
        Email = call.Form.Text("email") ?? customer.Email,
        Metadata = call.Form.Merge("metadata", customer.Metadata),
        Name = call.Form.Text("name") ?? customer.Name,
        Phone = call.Form.Text("phone") ?? customer.Phone,
        PreferredLocales = call.Form.Has("preferred_locales") ? call.Form.List("preferred_locales") : customer.PreferredLocales,
        Shipping = ShippingDetails.From(call.Form.Child("shipping")) ?? customer.Shipping,
    });

    private static Answer List(ApiCall call) =>
        Paging.List(call, "/v1/customers", call.Books.Customers.NewestFirst()
            .Where(customer => Paging.Matches(call, "email", customer.Email))
            .Where(customer => Paging.CreatedInRange(call, customer.Created)));

    /// <summary>Forgets the person and frees the cards; payments keep the id, as at Stripe.</summary>
    private static Answer Delete(ApiCall call)
    {
        var customer = Find(call);
        foreach (var method in call.Books.PaymentMethods.NewestFirst().Where(method => method.Customer == customer.Id).ToList())
            call.Books.PaymentMethods.Put(method with { Customer = null });
        call.Books.Customers.Remove(customer);
        call.Emit("customer.deleted", customer);
        return new Answer(200, new JsonObject { ["id"] = customer.Id, ["object"] = "customer", ["deleted"] = true });
    }
}
