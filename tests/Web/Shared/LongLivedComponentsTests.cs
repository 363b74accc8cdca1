using System.Reflection;
using Microsoft.AspNetCore.Components;
using Storefront.Core.Orders;
using Storefront.Core.Shared;
using Storefront.Web.Carts;

namespace Storefront.Tests.Web.Shared;

/// <summary>A circuit lives for hours. A use case that it kept would keep what it was made with.</summary>
public sealed class LongLivedComponentsTests
{
    [Fact]
    public void Components_that_live_in_circuits_inject_no_use_case()
    {
        var living = typeof(Program).Assembly.GetTypes().Where(LivesInCircuits).ToList();

        Assert.Contains(typeof(CartLive), living);
        Assert.Contains(living, component => component.Namespace == "Storefront.Web.Orders.Admin");
        Assert.Empty(living.SelectMany(UseCasesOf).Distinct());
    }

    [Fact]
    public void A_component_that_injects_one_would_be_found() => Assert.Equal([$"{nameof(Greedy)}: {nameof(ShowOrder)}"], UseCasesOf(typeof(Greedy)));

    private static bool LivesInCircuits(Type type) =>
        typeof(IComponent).IsAssignableFrom(type)
        && (type.IsDefined(typeof(RenderModeAttribute), inherit: true) || type.Name.EndsWith("Live", StringComparison.Ordinal) || $"{type.Namespace}.".Contains(".Admin.", StringComparison.Ordinal));

    private static IEnumerable<string> UseCasesOf(Type component) =>
        component.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.IsDefined(typeof(InjectAttribute)))
            .Select(property => property.PropertyType)
            .Concat(component.GetConstructors().SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType))
            .Where(IsUseCase)
            .Select(type => $"{component.Name}: {type.Name}");

    private static bool IsUseCase(Type type) =>
        type == typeof(IStorefrontDb) || (type.Assembly == typeof(IStorefrontDb).Assembly && type.GetMethods().Any(method => method.Name == "ExecuteAsync"));

    private sealed class Greedy : ComponentBase
    {
        [Inject]
        public ShowOrder Show { get; set; } = null!;
    }
}
