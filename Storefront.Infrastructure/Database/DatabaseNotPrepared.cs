using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database;

/// <summary>A program that only looks found a database without the tables that this version knows.</summary>
internal sealed class DatabaseNotPrepared() : StartRefusedException(["The database was not prepared by this version of the shop yet: start the shop once, then try again."]);
