package fidus.reconciliation.desk;

import fidus.payments.wallets.HouseAccountId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/// Reconciles a bank account of the house over a period: its postings in the journal against its
/// stored statements. Rows of before the period that are still unmatched are carried into it.
///
/// @param id of the account
/// @param from absent means the day after the last signed-off run, or else as many days before the
///   first statement as its matching rules let a booking wait for the bank
/// @param to inclusive; absent means the last day a statement speaks of
/// @param onlyUnsigned true refuses days that two persons signed; absent has them compared once
///   more beside the signed run, which stands
public record StartBankRun(
        HouseAccountId id,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean onlyUnsigned) {
    /// Whatever is signed of the days.
    public StartBankRun(HouseAccountId id, @Nullable LocalDate from, @Nullable LocalDate to) {
        this(id, from, to, null);
    }
}
