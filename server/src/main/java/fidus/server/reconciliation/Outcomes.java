package fidus.server.reconciliation;

import fidus.mt5.AccountKey;
import fidus.reconciliation.BalanceProof;
import fidus.reconciliation.Match;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Severity;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// What a run says in words, and the names of what it found.
final class Outcomes {
    /// The rule of a match whose sides differ.
    static final String DIFFERENCE = "AMOUNT_DIFFERENCE";

    /// What stands before the rows of a match whose sides differ.
    static final String BOOK_ROWS = "book rows ";

    /// What stands before its rows of the statement.
    static final String STATEMENT_ROWS = "statement rows ";

    private Outcomes() {}

    static AccountKey account(String shown) {
        int at = shown.indexOf('@');
        return new AccountKey(shown.substring(at + 1), Long.parseLong(shown.substring(0, at)));
    }

    static @Nullable AccountKey account(@Nullable String server, @Nullable Long login) {
        return server == null || login == null ? null : new AccountKey(server, login);
    }

    static RuleOutcome unmatched(int open) {
        String sentence =
                open == 0
                        ? "Every row has its counterpart."
                        : open + " rows have no counterpart; each says why.";
        return new RuleOutcome("S5", "Every row is matched", open == 0, open, sentence);
    }

    /// @param proofs none where no statement gives a balance to prove with
    static RuleOutcome proof(List<BalanceProof> proofs) {
        return proof(proofs.isEmpty() ? null : proofs.getFirst());
    }

    /// @param proof null where no statement gives a balance to prove with
    static RuleOutcome proof(@Nullable BalanceProof proof) {
        boolean holds = proof != null && proof.holds();
        return new RuleOutcome(
                "S6", "The balance proof leaves no rest", holds, holds ? 0 : 1, sentence(proof));
    }

    private static String sentence(@Nullable BalanceProof proof) {
        if (proof == null) {
            return "The statements give no balance to prove with. Take in one that does, or have"
                    + " two persons state it.";
        }
        return proof.holds()
                ? "The statement's closing balance is explained to the last unit."
                : proof.rest() + " of the statement's closing balance is unexplained.";
    }

    /// @param rows of the match
    static Findings.Seen difference(
            String account, Match match, Function<RowRef, @Nullable MatchRow> rows) {
        Findings.Seen seen = difference(account, match);
        return RowRefs.of(match).stream()
                .map(rows)
                .filter(Objects::nonNull)
                .map(MatchRow::bookingDate)
                .min(Comparator.naturalOrder())
                .map(seen::on)
                .orElse(seen);
    }

    static Findings.Seen difference(String account, Match match) {
        String key =
                account
                        + "/"
                        + String.join(",", match.bookRows())
                        + "/"
                        + String.join(",", match.statementRows());
        return new Findings.Seen(
                DIFFERENCE,
                key,
                BOOK_ROWS + String.join(", ", match.bookRows()),
                STATEMENT_ROWS + String.join(", ", match.statementRows()),
                match.difference(),
                Severity.WARNING);
    }
}
