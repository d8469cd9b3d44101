package fidus.mt5.pnl;

import com.fasterxml.jackson.annotation.JsonIgnore;

import fidus.mt5.AccountKey;
import fidus.mt5.Reading;
import fidus.mt5.allocation.AllocationLedger;
import fidus.mt5.cash.ClassifiedDeal;
import fidus.mt5.readings.ReadingState;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The true P&L of one account with everything it was made from. Flows and allocation are cut at
/// the reading's own instant: equity of ten o'clock knows nothing of a withdrawal at five past.
///
/// @param state the reading it stands on, with its age
/// @param pnl the figure; absent when the reading is UNAVAILABLE, which is not zero
/// @param asOf the instant of every input; absent with the figure
/// @param inputs each line of the derivation in the order of the formula; empty with the figure
/// @param undecidedRows cash movements by `asOf` that nobody has classified yet; above 0 the figure
///   may be shown and may not be paid on
public record AccountPnl(
        AccountKey account,
        ReadingState state,
        @Nullable TruePnl pnl,
        @Nullable Instant asOf,
        List<PnlInput> inputs,
        int undecidedRows) {
    public AccountPnl {
        inputs = List.copyOf(inputs);
    }

    /// Derives the figure.
    ///
    /// @param movements classified cash movements; those of other accounts and those after the
    ///   reading are left out. Rows that stand on several logins are the caller's to hold back
    ///   until one is declared true
    public static AccountPnl of(
            ReadingState state, AllocationLedger ledger, List<ClassifiedDeal> movements) {
        Optional<Reading> reading = ReadingState.reading(state);
        List<ClassifiedDeal> own =
                movements.stream()
                        .filter(moved -> moved.deal().account().equals(ledger.account()))
                        .toList();
        if (reading.isEmpty()) {
            return new AccountPnl(ledger.account(), state, null, null, List.of(), undecided(own));
        }
        Instant asOf = reading.get().asOf();
        List<ClassifiedDeal> until =
                own.stream().filter(moved -> !moved.deal().time().isAfter(asOf)).toList();
        PnlDerivation derivation = PnlDerivation.of(reading.get(), ledger, until);
        return new AccountPnl(
                ledger.account(),
                state,
                derivation.pnl(),
                asOf,
                derivation.inputs(),
                undecided(until));
    }

    /// Whether fees, valuations and month ends may use the figure: the reading is OK and every row
    /// is classified.
    @JsonIgnore
    public boolean isPayable() {
        return state instanceof ReadingState.Ok && undecidedRows == 0;
    }

    /// The derivation in words, one line per input.
    @JsonIgnore
    public List<String> explanation() {
        return inputs.stream().map(PnlInput::toString).toList();
    }

    private static int undecided(List<ClassifiedDeal> movements) {
        return Math.toIntExact(
                movements.stream().filter(moved -> !moved.category().isDecided()).count());
    }
}
