package fidus.server.close;

import fidus.cashflow.Coverage;
import fidus.cashflow.CoverageBasis;
import fidus.close.AttestedBalance;
import fidus.close.CarriedItem;
import fidus.close.CloseFigure;
import fidus.close.MonthStart;
import fidus.close.TieOut;
import fidus.fees.runs.FeeMonth;
import fidus.investments.book.ContractBook;
import fidus.ledger.PeriodState;
import fidus.mt5.AccountKey;
import fidus.mt5.transfers.OpenLeg;
import fidus.server.fees.MonthRun;
import fidus.server.ledger.Ledger;
import fidus.server.mongo.Unit;
import fidus.server.reconciliation.DatedBreaks;
import fidus.server.statements.Made;
import fidus.time.BusinessDays;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/// Everything a month's checklist is made of, read in one unit of work.
///
/// @param close what people decided about this close
/// @param fees the month's accounts, measured now, and its snapshot
/// @param open transfer legs of the month and before that have no partner
/// @param contracts that had begun by the month's end
/// @param behind those of them whose accrual is not in the books as of the last day
/// @param pools sold contracts whose pools' accrual is not in the books as of the last day
/// @param others the runs before the managers' fees
/// @param runs the reconciliations of each account, back from the month's end
/// @param breaks of all trading accounts, as the month sees them
/// @param banks the house's accounts at banks
/// @param coverage at the month's end
/// @param measures R25, how many accounts have everything set
/// @param yearOpen income and costs that have not gone to the retained result at the end of a year
/// @param basis by which the house judged coverage then
/// @param due what was due by the month's end and is not paid
record MonthFacts(
        Days days,
        PeriodState periodState,
        CloseStore.Close close,
        FeeMonth fees,
        List<TieOut> ties,
        List<OpenLeg> open,
        int contracts,
        int behind,
        int pools,
        List<MonthRun> wanted,
        OtherRuns.Seen others,
        List<Reconciled> runs,
        Map<AccountKey, DatedBreaks> breaks,
        List<BankProofs.Proof> banks,
        List<CarriedItem> due,
        Made made,
        List<Coverage> coverage,
        CoverageBasis basis,
        List<AttestedBalance> attested,
        List<CloseFigure> measures,
        List<Ledger.Balance> yearOpen) {

    /// A month by the calendar of the house.
    record Days(YearMonth month, BusinessDays calendar) {
        LocalDate last() {
            return month.atEndOfMonth();
        }

        /// The first instant after it.
        Instant end() {
            return start(month.plusMonths(1).atDay(1));
        }

        /// The first instant of a day.
        Instant start(LocalDate day) {
            return calendar.start(day);
        }

        boolean begun(ContractBook book) {
            return !book.rowsOn(last()).dates().startDate().isAfter(last());
        }

        boolean isWithin(LocalDate day) {
            return YearMonth.from(day).equals(month);
        }
    }

    /// @param account a trading account, or an account at a bank that was used in the month
    /// @param subject its record, as `kind/id`
    /// @param covered the reconciliations of the month's days
    record Reconciled(String account, String subject, CoveredDays covered) {
        boolean isSigned() {
            return covered.isSigned();
        }
    }

    /// What people decided about a month.
    ///
    /// @param attested balances of wallets that send no statement
    /// @param start what the committee resolved last; absent when it never did
    record Decided(
            CloseStore.Close close, List<AttestedBalance> attested, @Nullable MonthStart start) {
        static Decided of(Unit unit, CloseStore store, YearMonth month) {
            return new Decided(
                    store.get(unit, month.toString()),
                    store.attestedIn(unit, month.toString()),
                    store.startedBefore(unit, month.toString()).orElse(null));
        }
    }

    static MonthFacts of(Unit unit, Closes.Ground ground, YearMonth month, Decided decided) {
        return new FactFinding(unit, ground, new Days(month, unit.days()), decided).facts();
    }
}
