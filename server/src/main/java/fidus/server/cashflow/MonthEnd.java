package fidus.server.cashflow;

import fidus.cashflow.ManagerFee;
import fidus.cashflow.PoolDue;
import fidus.investments.book.ContractBook;
import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.transfers.OpenLeg;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// What was held and owed at the end of a month.
///
/// @param end the first instant after it
/// @param readings the last of each account by then; absent ones are not known
/// @param books of the contracts that had begun, with what was paid by then
/// @param fees posted for the month or before, with what was paid by then
/// @param pools not paid by then
/// @param moving legs whose other end was not seen by then
public record MonthEnd(
        YearMonth month,
        Instant end,
        Map<AccountKey, Reading> readings,
        List<ContractBook> books,
        List<ManagerFee> fees,
        List<PoolDue> pools,
        List<OpenLeg> moving) {}
