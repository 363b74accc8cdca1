using Microsoft.Extensions.Localization;
using Storefront.Core.Accounts;

namespace Storefront.Web.Accounts;

/// <summary>Says what is wrong with a field, and what would be right.</summary>
internal static class ProblemText
{
    public static string Of(IStringLocalizer<AccountText> text, AccountProblem problem) =>
        problem.Code is AccountProblemCode.Required ? text["Required", text[$"Field.{problem.Field}"]] : text[$"Problem.{problem.Code}", PasswordRules.MinLength, PasswordRules.MaxLength];

    /// <summary>What to say at a field; null when it is fine.</summary>
    public static string? At(this IReadOnlyList<AccountProblem> problems, string field, IStringLocalizer<AccountText> text) =>
        problems.FirstOrDefault(problem => problem.Field == field) is { } problem ? Of(text, problem) : null;

    /// <summary>How long to wait, in words that a person counts in.</summary>
    public static string Wait(IStringLocalizer<AccountText> text, TimeSpan wait) => text["WaitSeconds", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))];
}
