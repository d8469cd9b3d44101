package fidus.server.shares;

import fidus.investments.book.ContractBook;
import fidus.investments.schedule.PayoutSchedule;

import java.time.LocalDate;

/// A contract without what a valuation had made of it. Taken back in a later month than the one
/// that has it, it was true until then: the days before keep it.
final class TakenBack {
    private TakenBack() {}

    /// @param booked the day from which the books had it
    /// @param back the day from which they have it no more
    static ContractBook of(
            LocalDate booked, LocalDate back, ContractBook before, PayoutSchedule rows) {
        return of(booked, back, before, before.with(rows, before.commissions()));
    }

    /// @param after with the rows and commissions that are left
    static ContractBook of(
            LocalDate booked, LocalDate back, ContractBook before, ContractBook after) {
        return back.isAfter(booked)
                ? before.changed(back, after.schedule(), after.commissions())
                : after;
    }
}
