using Npgsql;
using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database;

/// <summary>The server of the setting <c>ConnectionStrings:Storefront</c> does not let the shop in.</summary>
public sealed class DatabaseUnreachable(string sentence, Exception cause) : StartRefusedException([sentence], cause)
{
    /// <summary>Waits for a server that is starting, as it does when a whole machine does, and answers when it lets the shop in.</summary>
    /// <param name="patience">How long a server may be unreachable; a refused sign-in is final at once.</param>
    internal static async Task WaitAsync(string connectionString, TimeSpan patience, CancellationToken ct)
    {
        var pause = TimeSpan.FromSeconds(1);
        for (var waited = TimeSpan.Zero; ; waited += pause)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(ct);
                return;
            }
            catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                return; // The migrations make the database.
            }
            catch (NpgsqlException fault) when (waited >= patience || !IsPassing(fault))
            {
                throw new DatabaseUnreachable(Sentence(connectionString, fault), fault);
            }
            catch (NpgsqlException)
            {
                await Task.Delay(pause, ct);
            }
        }
    }

    private static bool IsPassing(NpgsqlException fault) => fault is not PostgresException refused || refused.IsTransient;

    private static string Sentence(string connectionString, NpgsqlException fault)
    {
        var address = new NpgsqlConnectionStringBuilder(connectionString);
        var reason = fault is PostgresException refused ? refused.MessageText : (fault.InnerException ?? fault).Message;
        return $"The database server {address.Host}:{address.Port} does not let the user {address.Username} in ({reason}): " +
            "check the setting ConnectionStrings:Storefront, or leave it empty for the shop's own database.";
    }
}
