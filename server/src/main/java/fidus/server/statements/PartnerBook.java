package fidus.server.statements;

import fidus.statements.partners.PartnerMovements;
import fidus.statements.partners.PartnerSection;
import fidus.statements.partners.PartnerStatement;

import java.util.List;
import java.util.function.BiConsumer;

/// A partner's statement as a workbook: the same figures as the document, as numbers.
final class PartnerBook {
    private final PartnerStatement statement;
    private final Print print;
    private final Book book;

    private PartnerBook(PartnerStatement statement, Print print, Book book) {
        this.statement = statement;
        this.print = print;
        this.book = book;
    }

    static byte[] xlsx(PartnerStatement statement, Print print) {
        return Book.of(
                "Statement " + print.label(),
                book -> new PartnerBook(statement, print, book).write());
    }

    private void write() {
        summary();
        earned();
        paid();
        open();
        contracts();
    }

    private void earned() {
        sheet(
                "Earned",
                List.of(
                        "Currency",
                        "Due on",
                        "Contract",
                        "Fund",
                        "Kind",
                        "Earned on",
                        "Row",
                        "Rate",
                        "Amount"),
                (rows, section) ->
                        section.earned()
                                .forEach(
                                        one ->
                                                rows.put(section.currency().code())
                                                        .put(one.dueOn())
                                                        .put(one.contractNumber())
                                                        .put(one.fundCode().name())
                                                        .put(PartnerWords.of(one.earningKind()))
                                                        .put(one.earnedOn())
                                                        .put(one.baseAmount())
                                                        .put(one.earningRate())
                                                        .put(one.earnedAmount())
                                                        .next()));
    }

    private void paid() {
        sheet(
                "Paid",
                List.of(
                        "Currency",
                        "On",
                        "Contract",
                        "Kind",
                        "Earned on",
                        "Reference",
                        "State",
                        "Amount"),
                (rows, section) ->
                        section.payments()
                                .forEach(
                                        one ->
                                                rows.put(section.currency().code())
                                                        .put(one.movedOn())
                                                        .put(one.contractNumber())
                                                        .put(PartnerWords.of(one.earningKind()))
                                                        .put(one.earnedOn())
                                                        .put(one.reference())
                                                        .put(one.returned() ? "came back" : "paid")
                                                        .put(one.paidAmount())
                                                        .next()));
    }

    private void open() {
        sheet(
                "Open",
                List.of("Currency", "Due on", "Contract", "Kind", "Earned on", "State", "Amount"),
                (rows, section) ->
                        section.open()
                                .forEach(
                                        one ->
                                                rows.put(section.currency().code())
                                                        .put(one.dueOn())
                                                        .put(one.contractNumber())
                                                        .put(PartnerWords.of(one.earningKind()))
                                                        .put(one.earnedOn())
                                                        .put(PartnerWords.of(one.openState()))
                                                        .put(one.openAmount())
                                                        .next()));
    }

    private void contracts() {
        sheet(
                "Contracts",
                List.of(
                        "Currency",
                        "Contract",
                        "Fund",
                        "Started on",
                        "Principal due on",
                        "Principal"),
                (rows, section) ->
                        section.contracts()
                                .forEach(
                                        one ->
                                                rows.put(section.currency().code())
                                                        .put(one.contractNumber())
                                                        .put(one.fundCode().name())
                                                        .put(one.startDate())
                                                        .put(one.endsOn())
                                                        .put(one.principal())
                                                        .next()));
    }

    private void sheet(
            String name, List<String> head, BiConsumer<Book.Rows, PartnerSection> content) {
        Book.Rows rows = book.sheet(name, head);
        statement.sections().forEach(section -> content.accept(rows, section));
    }

    private void summary() {
        Book.Rows rows = book.sheet("Statement", List.of());
        rows.put("Name").put(statement.partner().name()).next();
        rows.put("Code").put(statement.partner().code()).next();
        rows.put("Statement").put(print.label()).next();
        if (print.draft()) {
            rows.put("DRAFT").put("Figures can change").next();
        }
        rows.put("From").put(statement.from()).put("To").put(statement.to()).next();
        rows.put("Business zone").put(statement.businessZone()).next();
        rows.put("Clients").put(statement.clients()).next();
        rows.put("SHA-256 of the figures").put(print.digest()).next().next();
        List.of("Currency", "Kind", "Opening", "Earned", "Paid", "Back", "Closing")
                .forEach(rows::put);
        rows.next();
        for (PartnerSection section : statement.sections()) {
            section.sums()
                    .forEach(
                            one ->
                                    row(
                                            rows,
                                            section,
                                            PartnerWords.of(one.earningKind()),
                                            one.movements()));
            row(rows, section, "Total", section.total());
            rows.put(section.currency().code())
                    .put("Of it approved")
                    .put(section.approved())
                    .next();
            rows.put(section.currency().code()).put("Sales").put(section.sales()).next();
            rows.put(section.currency().code()).put("Not due yet").put(section.accrued()).next();
            rows.put(section.currency().code()).put("In the books").put(section.booked()).next();
        }
    }

    private static void row(
            Book.Rows rows, PartnerSection section, String name, PartnerMovements movements) {
        rows.put(section.currency().code()).put(name);
        rows.put(movements.opening()).put(movements.earned()).put(movements.paid());
        rows.put(movements.returned()).put(movements.closing()).next();
    }
}
