package fidus.server.bankfiles;

import fidus.bank.BankCheck;
import fidus.bank.BankRow;
import fidus.bank.BankRow.Detail;
import fidus.money.Money;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The control totals of batches (`Btch`) against what stands below them: the number of
/// transactions where the bank lists them, and the sum of the listed ones, else of the entry.
final class CamtBatches {
    private static final int MOST_SHOWN = 20;

    private final Findings findings;
    private int compared;
    private int right;
    private int shown;

    CamtBatches(Findings findings) {
        this.findings = findings;
    }

    /// What a person finds an entry by: its number in the file, its day, its sum, and what the bank
    /// or the payer calls it.
    static String named(BankRow row) {
        LocalDate day = row.bookingDate() == null ? row.valueDate() : row.bookingDate();
        String called =
                Stream.of(row.reference(), row.endToEndId(), row.batchReference(), row.bankId())
                        .filter(one -> !one.isBlank())
                        .findFirst()
                        .orElse("");
        return "entry %d (%s%s%s)"
                .formatted(
                        row.line(),
                        day == null ? "" : day + ", ",
                        row.money(),
                        called.isEmpty() ? "" : ", " + Texts.shown(called));
    }

    /// Adds a check for each total that is wrong, up to a number of them.
    void entry(XmlElement entry, BankRow row, StatementDraft statement) {
        List<XmlElement> groups = entry.all("NtryDtls");
        int from = 0;
        for (int i = 0; i < groups.size(); i++) {
            XmlElement group = groups.get(i);
            int to = from + group.all("TxDtls").size();
            XmlElement batch = group.at("Btch");
            if (batch != null) {
                boolean only = groups.size() == 1;
                String name = only ? "batch in " : "batch " + (i + 1) + " in ";
                batch(
                        batch,
                        new Below(name + named(row), row, row.details().subList(from, to), only),
                        statement);
            }
            from = to;
        }
    }

    /// How many batches have right totals, where there are batches with totals to compare.
    void finish(StatementDraft statement) {
        if (compared > 0) {
            statement.checks.addFirst(BankCheck.count(BankCheck.BATCHES, right, compared));
        }
    }

    /// @param details the transactions of this batch alone
    /// @param only whether the whole entry is this batch
    private record Below(String name, BankRow row, List<Detail> details, boolean only) {
        /// What together come to the sum; empty where the file does not say it in the account's
        /// currency.
        List<Money> parts() {
            List<Money> parts =
                    details.stream().flatMap(part -> Stream.ofNullable(part.money())).toList();
            boolean all = !parts.isEmpty() && parts.size() == details.size();
            return all ? parts : only ? List.of(row.money()) : List.of();
        }

        /// Whether the bank lists each transaction. One alone that is the whole entry stands for
        /// all of them.
        boolean isListed() {
            if (details.size() != 1) {
                return !details.isEmpty();
            }
            Money one = details.getFirst().money();
            return one != null && !(only && one.equals(row.money()));
        }
    }

    private void batch(XmlElement batch, Below below, StatementDraft statement) {
        List<BankCheck> checks = new ArrayList<>(2);
        String count = batch.text("NbOfTxs");
        if (count.matches("\\d{1,9}") && below.isListed()) {
            checks.add(
                    BankCheck.count(
                            "transactions of " + below.name + " = NbOfTxs",
                            below.details.size(),
                            Long.parseLong(count)));
        }
        Money total = total(batch, below.row);
        List<Money> parts = below.parts();
        if (total != null && !parts.isEmpty()) {
            checks.add(
                    Amounts.check(
                            "sum of " + below.name + " = TtlAmt",
                            () -> Amounts.sum(Money.zero(total.currency()), parts).abs(),
                            total));
        }
        if (checks.isEmpty()) {
            return;
        }
        compared++;
        if (checks.stream().allMatch(BankCheck::ties)) {
            right++;
        } else if (shown++ < MOST_SHOWN) {
            checks.stream().filter(check -> !check.ties()).forEach(statement.checks::add);
        }
    }

    /// Null where it is absent, or in another currency than the account's.
    private @Nullable Money total(XmlElement batch, BankRow row) {
        if (batch.at("TtlAmt") == null) {
            return null;
        }
        try {
            Money total = CamtEntry.amount(batch, "TtlAmt", "TtlAmt");
            return total.currency().equals(row.money().currency()) ? total : null;
        } catch (BadField bad) {
            findings.unreadable(row.line(), bad);
            return null;
        }
    }
}
