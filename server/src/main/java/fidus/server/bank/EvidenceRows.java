package fidus.server.bank;

import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.mongo.Unit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows that a person names as evidence show what is booked on them: each is a row of the
/// account's statements that counts, and together they are the sum, in its direction. What names no
/// row is the bank's or the client's own words and is not looked at here.
final class EvidenceRows {
    private final BankStatements.Ground ground;
    private final BankStore rows;

    EvidenceRows(BankStatements.Ground ground, BankStore rows) {
        this.ground = ground;
        this.rows = rows;
    }

    /// What the named rows show together; empty where none is named.
    ///
    /// @param houseAccount the name of the account that it is booked on
    /// @throws Refused at `evidence`: `BAD_VALUE` for a row that is on no statement or counts no
    ///   more, or for too many; `WRONG_ACCOUNT` for a row of another account
    Optional<Money> shown(Unit unit, String houseAccount, String evidence) {
        Set<String> named = RowNames.in(evidence);
        if (named.size() > RowNames.MOST) {
            throw bad(
                    "Evidence names at most %d rows. Give a shorter range, or one row and its parts."
                            .formatted(RowNames.MOST));
        }
        Money shown = null;
        for (String id : named) {
            Money money = row(unit, houseAccount, id).money();
            shown = shown == null ? money : shown.plus(money);
        }
        return Optional.ofNullable(shown);
    }

    /// @param sums what the rows may show, below zero for money that left; none where that is not
    ///   known
    /// @throws Refused `BAD_VALUE` at `evidence` for another sum
    static void requireSum(String evidence, Optional<Money> shown, List<Money> sums) {
        if (shown.isPresent() && !sums.isEmpty() && !sums.contains(shown.get())) {
            throw bad(
                    "%s shows %s on the statement, this books %s. Give the rows that show it, and the bank's charge where there is one."
                            .formatted(evidence, shown.get(), sums.getFirst()));
        }
    }

    private BankStore.StoredRow row(Unit unit, String houseAccount, String id) {
        String first = ClaimStore.first(unit, rows, id);
        BankStore.StoredRow row =
                rows.piece(unit, first)
                        .filter(BankStore.StoredRow::counts)
                        .orElseThrow(
                                () ->
                                        bad(
                                                "No statement has a row %s that counts. Look at its name again, or give the bank's own reference."
                                                        .formatted(id)));
        String own =
                ground.payments().wallets().houseAccounts().get(unit, row.houseAccountId()).name();
        if (!own.equals(houseAccount)) {
            throw Refused.at(
                    "evidence",
                    Problem.Code.WRONG_ACCOUNT,
                    "Row %s is of %s, and this is booked on %s. Give a row of %s."
                            .formatted(id, own, houseAccount, houseAccount));
        }
        return row;
    }

    private static Refused bad(String message) {
        return Refused.at("evidence", Problem.Code.BAD_VALUE, message);
    }
}
