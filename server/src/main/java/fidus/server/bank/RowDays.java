package fidus.server.bank;

import fidus.bank.desk.ConfirmationProposal;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.payments.ConfirmPayments;
import fidus.server.payments.Stated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The day on which payments left is the day of the rows that show them: their value date, the last
/// one of several. Where the bank valued them before their batch was made, the day on which it
/// booked them counts, as far as that is not earlier as well.
record RowDays(LocalDate valued, LocalDate booked) {
    /// @param rows of statements, one at least
    static RowDays of(List<BankStore.StoredRow> rows) {
        LocalDate valued = LocalDate.MIN;
        LocalDate booked = LocalDate.MIN;
        for (BankStore.StoredRow row : rows) {
            LocalDate its = dayOf(row);
            valued = its.isAfter(valued) ? its : valued;
            booked = row.day().isAfter(booked) ? row.day() : booked;
        }
        return new RowDays(valued, booked);
    }

    static LocalDate dayOf(BankStore.StoredRow row) {
        LocalDate valued = row.row().valueDate();
        return valued == null ? row.day() : valued;
    }

    /// @param made the day on which the batch was made
    private LocalDate counts(LocalDate made) {
        return valued.isBefore(made) && !booked.isBefore(made) ? booked : valued;
    }

    /// @param rows that the evidence names, none where it is the bank's own words
    /// @throws Refused `BAD_VALUE` at `valueOn` for another day than the rows'
    static void require(List<BankStore.StoredRow> rows, Stated asks) {
        Stated.Days said = asks.days();
        if (said == null || rows.isEmpty()) {
            return;
        }
        RowDays days = of(rows);
        LocalDate counts = days.counts(said.made());
        if (!said.valueOn().equals(counts)) {
            throw Refused.at(
                    "valueOn",
                    Problem.Code.BAD_VALUE,
                    "The bank shows %s with the value date %s%s, and the value date %s is given here. The day is the bank's: give %s%s."
                            .formatted(
                                    asks.evidence(),
                                    days.valued,
                                    days.booked.equals(days.valued)
                                            ? ""
                                            : ", booked on " + days.booked,
                                    said.valueOn(),
                                    counts,
                                    counts.equals(days.valued)
                                            ? ""
                                            : ", on which it booked it, because it valued it before batch %d was made on %s"
                                                    .formatted(said.batch(), said.made())));
        }
    }

    /// The proposal with what its days say against the making of its batch, before anybody is
    /// asked.
    static ConfirmationProposal told(ConfirmationProposal one, LocalDate made) {
        ConfirmPayments asks = one.confirmation();
        if (!asks.valueOn().isBefore(made)) {
            return one;
        }
        LocalDate booked =
                one.lines().stream()
                        .map(ConfirmationProposal.Line::day)
                        .max(LocalDate::compareTo)
                        .orElse(asks.valueOn());
        var days = new RowDays(asks.valueOn(), booked);
        LocalDate counts = days.counts(made);
        String said =
                "The bank valued it on %s, before batch %d was made on %s. %s"
                        .formatted(
                                days.valued,
                                one.batchNumber(),
                                made,
                                counts.equals(days.valued)
                                        ? "It cannot be confirmed with this row: ask the bank, and"
                                                + " take in the statement that it corrects."
                                        : "The day on which it booked it counts, %s."
                                                .formatted(counts));
        return new ConfirmationProposal(
                one.batchNumber(),
                one.sentence() + " " + said,
                new ConfirmPayments(
                        asks.id(),
                        asks.payments(),
                        asks.evidence(),
                        counts,
                        asks.charge(),
                        asks.chargeRow()),
                one.lines().stream().map(line -> with(line, said)).toList(),
                one.asked());
    }

    private static ConfirmationProposal.Line with(ConfirmationProposal.Line line, String said) {
        List<String> differences = new ArrayList<>(line.differences());
        differences.add(said);
        return new ConfirmationProposal.Line(
                line.endToEndId(),
                line.partyName(),
                line.destination(),
                line.ordered(),
                line.rowId(),
                line.day(),
                line.shown(),
                line.otherSide(),
                line.text(),
                differences);
    }
}
