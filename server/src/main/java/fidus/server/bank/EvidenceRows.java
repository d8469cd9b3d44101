package fidus.server.bank;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.money.Money;
import fidus.server.mongo.Unit;
import fidus.server.payments.Stated;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The rows that a person names as evidence show what is booked on them: each is a row of the
/// account's statements that counts, and together they are the sum, in its direction. What names no
/// row is the bank's or the client's own words and is not looked at here.
final class EvidenceRows {
    private static final int MOST_SHOWN = 20;

    private final BankStatements.Ground ground;
    private final BankStore rows;

    EvidenceRows(BankStatements.Ground ground, BankStore rows) {
        this.ground = ground;
        this.rows = rows;
    }

    /// The named rows; empty where none is named.
    ///
    /// @param houseAccount the name of the account that it is booked on
    /// @throws Refused at `evidence`: `BAD_VALUE` for a row that is on no statement or counts no
    ///   more, or for too many; `WRONG_ACCOUNT` for a row of another account
    List<BankStore.StoredRow> of(Unit unit, String houseAccount, String evidence) {
        Set<String> named = RowNames.in(evidence);
        if (named.size() > RowNames.MOST) {
            throw bad(
                    "Evidence names at most %d rows. Give a shorter range, or one row and its parts."
                            .formatted(RowNames.MOST));
        }
        return named.stream().map(id -> row(unit, houseAccount, id)).toList();
    }

    /// @param sums what the rows may show, below zero for money that left; none where that is not
    ///   known
    /// @throws Refused `BAD_VALUE` at `evidence` for another sum
    static void requireSum(String evidence, List<BankStore.StoredRow> named, List<Money> sums) {
        Optional<Money> shown = named.stream().map(BankStore.StoredRow::money).reduce(Money::plus);
        if (shown.isPresent() && !sums.isEmpty() && !sums.contains(shown.get())) {
            throw bad(
                    "%s shows %s on the statement, this books %s. Give the rows that show it, and the bank's charge where there is one."
                            .formatted(evidence, shown.get(), sums.getFirst()));
        }
    }

    /// What a second person is shown of the named rows: as the statement has each, and no more than
    /// a person reads.
    List<Shown> sheet(Unit unit, Stated asks) {
        return sheet(unit, asks.houseAccount(), asks.evidence());
    }

    /// Likewise of what is named as evidence of anything else; empty where no row is named.
    List<Shown> sheet(Unit unit, String houseAccount, String evidence) {
        List<BankStore.StoredRow> named = of(unit, houseAccount, evidence);
        List<Shown> sheet =
                new ArrayList<>(RowSheet.of(unit, named.stream().limit(MOST_SHOWN).toList()));
        if (named.size() > MOST_SHOWN) {
            sheet.add(new Shown("More rows", String.valueOf(named.size() - MOST_SHOWN)));
        }
        return sheet;
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
