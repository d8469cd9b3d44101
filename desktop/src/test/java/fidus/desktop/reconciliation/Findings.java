package fidus.desktop.reconciliation;

import fidus.money.Money;
import fidus.reconciliation.AgeBucket;
import fidus.reconciliation.Explanation;
import fidus.reconciliation.MatchRow;
import fidus.reconciliation.ReconciliationBreak;
import fidus.reconciliation.RowRef;
import fidus.reconciliation.Severity;
import fidus.reconciliation.Side;
import fidus.reconciliation.desk.BreakCard;
import fidus.reconciliation.desk.RuleOutcome;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What the comparison of the invented October finds: breaks, and how each rule came out.
final class Findings {
    private Findings() {}

    /// One S5 break for each unmatched row, and an old one of another rule.
    static List<BreakCard> breaks(Sample sample) {
        Map<RowRef, String> why = new HashMap<>();
        for (Explanation one : sample.result().explanations()) {
            why.put(one.row(), one.sentence());
        }
        List<BreakCard> cards = new ArrayList<>();
        cards.add(
                broken(
                        90,
                        "R8",
                        "transfer out 81200603",
                        "5000.00 USD out on 2026-10-09",
                        "no transfer in within 72 hours",
                        Money.of("-5000.00", "USD"),
                        Severity.CRITICAL,
                        LocalDate.of(2026, 10, 12)));
        int number = 100;
        for (RowRef ref : sample.result().unmatched()) {
            MatchRow row = sample.find(ref);
            boolean ours = ref.side() == Side.BOOK;
            String what = row.amount() + " " + row.bookingDate() + " " + row.text();
            cards.add(
                    broken(
                            number++,
                            "S5",
                            Sample.ACCOUNT + "/" + ref.side() + "/" + ref.rowId(),
                            ours ? what : why.getOrDefault(ref, ""),
                            ours ? why.getOrDefault(ref, "") : what,
                            ours ? row.amount().negated() : row.amount(),
                            Severity.WARNING,
                            LocalDate.of(2026, 11, 19)));
        }
        return cards;
    }

    static BreakCard card(ReconciliationBreak found) {
        LocalDate today = LocalDate.of(2026, 11, 21);
        return new BreakCard(
                found,
                Sample.ACCOUNT,
                found.severityOn(today),
                AgeBucket.of(found.ageOn(today)),
                found.ageOn(today),
                found.findings().owner(),
                null,
                null);
    }

    private static BreakCard broken(
            int number,
            String rule,
            String key,
            String left,
            String right,
            @Nullable Money difference,
            Severity severity,
            LocalDate on) {
        return card(
                ReconciliationBreak.seen(
                        new fidus.reconciliation.BreakId(new UUID(2, number)),
                        new ReconciliationBreak.Sighting(
                                Sample.RUN, rule, key, left, right, severity),
                        difference,
                        on));
    }

    static List<RuleOutcome> checks() {
        return List.of(
                new RuleOutcome(
                        "R1", "Mapping lines equal the principal", true, 0, "1 contract, exact."),
                new RuleOutcome(
                        "R8",
                        "Transfers are paired",
                        false,
                        1,
                        "1 outgoing leg of 5 000.00 USD has had no incoming leg for 43 days."),
                new RuleOutcome(
                        "R13",
                        "The reading is fresh",
                        true,
                        0,
                        "The last reading is 26 minutes old."),
                new RuleOutcome(
                        "R20",
                        "Interest rows carry their commission",
                        null,
                        0,
                        "No agent is assigned to a client of this account."),
                new RuleOutcome(
                        "S1",
                        "The statement ties out in itself",
                        true,
                        0,
                        "Opening and rows of October.html give its closing balance."),
                new RuleOutcome(
                        "S5",
                        "Every row is matched",
                        false,
                        5,
                        "5 rows have no counterpart; each says why."),
                new RuleOutcome(
                        "S6",
                        "The balance proof leaves no rest",
                        true,
                        0,
                        "The statement's closing balance is explained to the last unit."));
    }
}
