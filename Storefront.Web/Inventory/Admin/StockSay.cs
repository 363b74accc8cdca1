using Microsoft.Extensions.Localization;
using Storefront.Core.Inventory.Counting;
using Storefront.Core.Inventory.Office;
using Storefront.Core.Inventory.Transfers;
using Storefront.Web.Shared.Admin.Parts;

namespace Storefront.Web.Inventory.Admin;

/// <summary>What the office says after each act on a shelf: one sentence for each way it can end.</summary>
/// <param name="Done">False: nothing was changed, and the form stays open.</param>
public sealed record StockSay(bool Done, Tone Tone, string Text)
{
    public static StockSay Of(ReceiveStock.Result result, IStringLocalizer say) => result switch
    {
        ReceiveStock.Result.Received received => new(true, Tone.Good, say["ReceiveDone", received.OnHand]),
        ReceiveStock.Result.BadQuantity => new(false, Tone.Bad, say["PiecesWrong"]),
        ReceiveStock.Result.NoSuchWarehouse => new(false, Tone.Bad, say["NoSuchWarehouse"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static StockSay Of(CountStock.Result result, IStringLocalizer say) => result switch
    {
        CountStock.Result.Counted counted => new(true, Tone.Good, say["CountDone", counted.OnHand]),
        CountStock.Result.Short found => new(true, Tone.Due, say["CountShort", found.OnHand, found.Missing]),
        CountStock.Result.BadQuantity => new(false, Tone.Bad, say["CountWrong"]),
        CountStock.Result.ChangedBySomebodyElse changed => new(false, Tone.Bad, say["CountChanged", changed.OnHand]),
        CountStock.Result.NoSuchShelf => new(false, Tone.Bad, say["CountNoShelf"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static StockSay Of(SetShelfLimits.Result result, IStringLocalizer say) => result switch
    {
        SetShelfLimits.Result.Set => new(true, Tone.Good, say["LimitsDone"]),
        SetShelfLimits.Result.BadLimit => new(false, Tone.Bad, say["CountWrong"]),
        SetShelfLimits.Result.MoreIsPromised more => new(false, Tone.Bad, say["LimitsPromised", more.AtLeast]),
        SetShelfLimits.Result.NoSuchShelf => new(false, Tone.Bad, say["CountNoShelf"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static StockSay Of(SaveWarehouse.Result result, IStringLocalizer say) => result switch
    {
        SaveWarehouse.Result.Saved => new(true, Tone.Good, say["WarehouseSaved"]),
        SaveWarehouse.Result.BadName => new(false, Tone.Bad, say["WarehouseBadName"]),
        SaveWarehouse.Result.CodeTaken => new(false, Tone.Bad, say["WarehouseCodeTaken"]),
        SaveWarehouse.Result.AddressMissing => new(false, Tone.Bad, say["WarehouseAddressMissing"]),
        SaveWarehouse.Result.BadPlace => new(false, Tone.Bad, say["WarehouseBadPlace"]),
        SaveWarehouse.Result.TooLong => new(false, Tone.Bad, say["WarehouseTooLong"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static StockSay Of(DispatchTransfer.Result result, IStringLocalizer say) => result switch
    {
        DispatchTransfer.Result.Dispatched => new(true, Tone.Good, say["TransferDone"]),
        DispatchTransfer.Result.TooFew few => new(false, Tone.Bad, say["TransferTooFew", few.Free]),
        DispatchTransfer.Result.NothingToSend => new(false, Tone.Bad, say["PiecesWrong"]),
        DispatchTransfer.Result.BadWarehouses => new(false, Tone.Bad, say["TransferEnds"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };

    public static StockSay Of(ReceiveTransfer.Result result, IStringLocalizer say) => result switch
    {
        ReceiveTransfer.Result.Received { Open: 0 } => new(true, Tone.Good, say["ArrivalAll"]),
        ReceiveTransfer.Result.Received received => new(true, Tone.Good, say["ArrivalSome", received.Open]),
        ReceiveTransfer.Result.NotOnItsWay few => new(false, Tone.Bad, say["ArrivalTooMany", few.Open]),
        ReceiveTransfer.Result.NothingArrived => new(false, Tone.Bad, say["ArrivalNothing"]),
        ReceiveTransfer.Result.NoSuchTransfer => new(false, Tone.Bad, say["NoSuchTransfer"]),
        _ => throw new InvalidOperationException("The result is closed."),
    };
}
