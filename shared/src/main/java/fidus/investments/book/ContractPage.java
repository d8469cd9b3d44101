package fidus.investments.book;

import fidus.investments.Investment;
import fidus.investments.schedule.CalendarEvent;
import fidus.investments.schedule.ContractValue;
import fidus.investments.schedule.Redeemable;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/// One contract as a person looks at it.
///
/// @param businessDate the day of every figure here
/// @param book absent until the contract has started
/// @param contractValue absent until the contract has started
/// @param redeemable absent until the contract has started
/// @param missing what still stands between the contract and its start, in words
public record ContractPage(
        LocalDate businessDate,
        Investment investment,
        @Nullable ContractBook book,
        @Nullable ContractValue contractValue,
        @Nullable Redeemable redeemable,
        List<CalendarEvent> events,
        List<String> missing) {}
