using Storefront.Core.Shared;

namespace Storefront.Infrastructure.Database.Embedded;

/// <summary>The embedded PostgreSQL cannot run here. The message is one sentence for the merchant and says what to type.</summary>
public sealed class EmbeddedPostgresUnavailable(string message, Exception? cause = null) : StartRefusedException([message], cause)
{
    internal static EmbeddedPostgresUnavailable NotInstalled() => new(
        "PostgreSQL 15 or newer is not installed: type \"sudo apt-get install postgresql\", " +
        "name its folder with --Database:BinPath=/folder/with/initdb, " +
        "or use a server of your own with --ConnectionStrings:Storefront=\"Host=…;Username=…;Password=…;Database=…\".");

    internal static EmbeddedPostgresUnavailable NothingIn(string binPath) => new(
        $"There is no PostgreSQL 15 or newer in {binPath} (setting Database:BinPath): " +
        "name the folder that holds initdb, pg_ctl and postgres, or leave the setting empty.");

    internal static EmbeddedPostgresUnavailable NoTools(Exception missing) => new(
        "The programs setsid and flock, which stop PostgreSQL when the shop is killed, are not installed: type \"sudo apt-get install util-linux\".", missing);

    internal static EmbeddedPostgresUnavailable OtherVersion(string folder, string made, string installed) => new(
        $"The database in {folder} was made by PostgreSQL {made}, but PostgreSQL {installed} is installed: " +
        $"type \"sudo apt-get install postgresql-{made}\", or choose another folder with --Data:Path=/some/folder.");

    internal static EmbeddedPostgresUnavailable ForeignFolder(string folder) => new(
        $"The folder {folder} holds files that are not a PostgreSQL cluster: " +
        "move them away, or choose another folder with --Data:Path=/some/folder.");

    internal static EmbeddedPostgresUnavailable NotWritable(string folder, string user, Exception? cause = null) => new(
        $"The data folder {folder} is not writable for the user {user}: " +
        $"type \"sudo chown -R {user} {folder}\", or choose another folder with --Data:Path=/some/folder.", cause);

    internal static EmbeddedPostgresUnavailable UnusableName(string folder) => new(
        $"The name of the data folder {folder} holds one of the characters \" $ ` \\, which PostgreSQL's own programs do not take: " +
        "choose another folder with --Data:Path=/some/folder.");

    internal static EmbeddedPostgresUnavailable NotReachable(string folder, string user) => new(
        $"The data folder {folder} lies inside a folder that the user {user}, who runs PostgreSQL, may not enter: " +
        "choose another one with --Data:Path=/var/lib/storefront/shop.");

    internal static EmbeddedPostgresUnavailable DidNotStart(string reason, string log) => new(
        $"PostgreSQL did not start ({reason}): read {log}.");

    internal static EmbeddedPostgresUnavailable Busy(string folder) => new(
        $"Another process has been starting or stopping the database in {folder} for too long: " +
        "stop it, or choose another folder with --Data:Path=/some/folder.");
}
