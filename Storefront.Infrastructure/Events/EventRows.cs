using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storefront.Infrastructure.Database;

namespace Storefront.Infrastructure.Events;

/// <summary>A fact written in the transaction of its change, on its way to the log.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }

    public required string Type { get; init; }

    /// <summary>The fact as JSON.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>A fact in the log. Positions are gap-free and grow by one, whatever order transactions committed in.</summary>
internal sealed class LogRow
{
    public long Position { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid Id { get; init; }

    public required string Type { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset OccurredAt { get; init; }
}

/// <summary>How far a consumer has read the log. The row named <c>sequencer</c> is the last position given out.</summary>
internal sealed class CursorRow
{
    /// <summary>Name of the sequencer's own row.</summary>
    public const string Sequencer = "sequencer";

    public required string Consumer { get; init; }

    public long Position { get; set; }

    /// <summary>Locks the consumer's row until the transaction ends and answers its position; null when another node has it.</summary>
    public static async Task<long?> LockAsync(StorefrontContext context, string consumer, CancellationToken ct)
    {
        long[] mine = await context.Database
            .SqlQuery<long>($"select position as \"Value\" from events.cursors where consumer = {consumer} for update skip locked")
            .ToArrayAsync(ct);
        return mine is [var position] ? position : null;
    }

    public static Task MoveAsync(StorefrontContext context, string consumer, long position, CancellationToken ct) =>
        context.Database.ExecuteSqlAsync($"update events.cursors set position = {position} where consumer = {consumer}", ct);
}

/// <summary>A fact that a consumer could not digest, put aside so that the ones after it go on.</summary>
internal sealed class ParkedRow
{
    public required string Consumer { get; init; }

    public long Position { get; init; }

    public DateTimeOffset ParkedAt { get; init; }

    /// <summary>Type and message of the exception.</summary>
    public required string Fault { get; init; }
}

internal sealed class EventMapping :
    IEntityTypeConfiguration<OutboxRow>,
    IEntityTypeConfiguration<LogRow>,
    IEntityTypeConfiguration<CursorRow>,
    IEntityTypeConfiguration<ParkedRow>
{
    public void Configure(EntityTypeBuilder<OutboxRow> row)
    {
        row.ToTable("outbox", "events");
        row.HasKey(r => r.Id);
        row.Property(r => r.Type).HasMaxLength(100);
        row.Property(r => r.Payload).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<LogRow> row)
    {
        row.ToTable("log", "events");
        row.HasKey(r => new { r.Position, r.RecordedAt });
        row.Property(r => r.Type).HasMaxLength(100);
        row.Property(r => r.Payload).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<CursorRow> row)
    {
        row.ToTable("cursors", "events");
        row.HasKey(r => r.Consumer);
        row.Property(r => r.Consumer).HasMaxLength(100);
        row.HasData(new { Consumer = CursorRow.Sequencer, Position = 0L });
    }
    public void Configure(EntityTypeBuilder<ParkedRow> row)
    {
        row.ToTable("parked", "events");
        row.HasKey(r => new { r.Consumer, r.Position });
        row.Property(r => r.Consumer).HasMaxLength(100);
        row.Property(r => r.Fault).HasMaxLength(ParkedEvents.MaxFault);
    }
}
