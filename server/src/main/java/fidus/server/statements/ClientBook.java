package fidus.server.statements;

import fidus.money.Money;
import fidus.statements.ClientStatement;
import fidus.statements.ContractLine;
import fidus.statements.CurrencySection;
import fidus.statements.DepositLine;
import fidus.statements.Movements;
import fidus.statements.PayoutLine;
import fidus.statements.RedemptionLine;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/// A client's statement as a workbook: the same figures as the document, as numbers.
final class ClientBook {
    private final ClientStatement statement;
    private final Print print;
    private final Book book;

    private ClientBook(ClientStatement statement, Print print, Book book) {
        this.statement = statement;
        this.print = print;
        this.book = book;
    }

    static byte[] xlsx(ClientStatement statement, Print print) {
        String title = "Statement " + print.label();
        return Book.of(title, book -> new ClientBook(statement, print, book).write());
    }

    private void write() {
        summary();
        contracts();
        payouts();
        redemptions();
        deposits();
        months();
    }

    private void summary() {
        Book.Rows rows = book.sheet("Statement", List.of());
        rows.put("Client").put(statement.clientName()).next();
        rows.put("Statement").put(print.label()).next();
        if (print.draft()) {
            rows.put("DRAFT").put("Figures can change").next();
        }
        rows.put("From").put(statement.from()).next();
        rows.put("To").put(statement.to()).next();
        rows.put("Business zone").put(statement.businessZone()).next();
        rows.put("SHA-256 of the figures").put(print.digest()).next().next();
        MOVEMENTS.forEach(rows::put);
        rows.next();
        for (CurrencySection section : statement.sections()) {
            rows.put(section.currency().code());
            movements(rows, section.total());
            rows.next();
        }
    }

    private static final List<String> MOVEMENTS =
            List.of(
                    "Currency",
                    "Opening value",
                    "Deposits",
                    "Accrued interest",
                    "Payouts paid",
                    "Closing value");

    private static void movements(Book.Rows rows, Movements movements) {
        rows.put(movements.opening())
                .put(movements.deposits())
                .put(movements.accruedInterest())
                .put(movements.payoutsPaid())
                .put(movements.closing());
    }

    private void contracts() {
        for (CurrencySection section : statement.sections()) {
            String currency = section.currency().code();
            Book.Rows rows =
                    book.sheet(
                            "Contracts " + currency,
                            List.of(
                                    "Contract",
                                    "Fund",
                                    "Principal",
                                    "Start",
                                    "End",
                                    "Opening value",
                                    "Deposits",
                                    "Accrued interest",
                                    "Payouts paid",
                                    "Closing value",
                                    "Not repaid",
                                    "Changes",
                                    "Terms"));
            for (ContractLine line : section.contracts()) {
                rows.put(line.number()).put(line.fundCode().name()).put(line.principal());
                rows.put(line.startDate()).put(line.contractEnd());
                movements(rows, line.movements());
                Money lost = line.movements().notRepaid();
                rows.put(lost == null ? Money.zero(section.currency()) : lost);
                rows.put(Wording.changes(line)).put(line.terms()).next();
            }
            int scale = section.currency().scale();
            rows.put("Total").blank().sum(1, scale).blank().blank();
            for (int column = 0; column < 6; column++) {
                rows.sum(1, scale);
            }
        }
    }

    private void payouts() {
        Book.Rows rows =
                book.sheet(
                        "Payouts",
                        List.of(
                                "Contract",
                                "Fund",
                                "Payout",
                                "Due on",
                                "State",
                                "Paid on",
                                "Bank's day",
                                "Amount",
                                "Currency"));
        for (CurrencySection section : statement.sections()) {
            section.payouts().forEach(line -> payout(rows, line));
            section.upcoming().forEach(line -> payout(rows, line));
        }
    }

    private static void payout(Book.Rows rows, PayoutLine line) {
        rows.put(line.contractNumber()).put(line.fundCode().name()).put(Wording.payout(line));
        rows.put(line.dueOn()).put(line.lineState().name());
        day(rows, line.paidOn());
        day(rows, line.bankDay() == null ? line.paidOn() : line.bankDay());
        rows.put(line.payoutAmount()).put(line.payoutAmount().currency().code()).next();
    }

    private void redemptions() {
        Book.Rows rows =
                book.sheet(
                        "Redemptions",
                        List.of(
                                "Redemption",
                                "Contract",
                                "Fund",
                                "Requested on",
                                "State",
                                "Approved on",
                                "Ended on",
                                "Amount",
                                "Currency"));
        for (CurrencySection section : statement.sections()) {
            for (RedemptionLine line : section.redemptionLines()) {
                rows.put(line.number()).put(line.contractNumber()).put(line.fundCode().name());
                rows.put(line.requestedOn()).put(line.redemptionState().name());
                day(rows, line.approvedOn());
                day(rows, line.endedOn());
                rows.put(line.requested()).put(section.currency().code()).next();
            }
        }
    }

    private static void day(Book.Rows rows, @Nullable LocalDate day) {
        if (day == null) {
            rows.blank();
        } else {
            rows.put(day);
        }
    }

    private void deposits() {
        Book.Rows rows =
                book.sheet(
                        "Deposits",
                        List.of(
                                "Deposit",
                                "Value date",
                                "Amount",
                                "Currency",
                                "Counted from",
                                "Reversed on"));
        for (CurrencySection section : statement.sections()) {
            for (DepositLine line : section.deposits()) {
                rows.put(line.number()).put(line.valueDate()).put(line.deposited());
                rows.put(section.currency().code());
                day(rows, Objects.requireNonNullElse(line.countsOn(), line.valueDate()));
                day(rows, line.reversedOn());
                rows.next();
            }
        }
    }

    private void months() {
        Book.Rows rows =
                book.sheet(
                        "Interest by month",
                        List.of("Month", "Currency", "Accrued interest", "Interest paid"));
        for (CurrencySection section : statement.sections()) {
            section.months()
                    .forEach(
                            line ->
                                    rows.put(line.month())
                                            .put(section.currency().code())
                                            .put(line.accruedInterest())
                                            .put(line.interestPaid())
                                            .next());
        }
    }
}
